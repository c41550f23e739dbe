import Testing

@testable import QCollect

@Suite("Codes")
struct WordCodeTests {
  @Test("a code is words of five letters that can be said, and comes back however it is typed")
  func shape() throws {
    for _ in 0..<100 {
      let code = WordCode.random()
      let words = code.split(separator: "-")
      #expect(words.count == 3)
      for word in words {
        #expect(word.count == 5)
        for (place, letter) in word.enumerated() {
          #expect((place % 2 == 0 ? "bdfghjklmnprstvz" : "aiou").contains(letter))
        }
      }
      #expect(WordCode.plain("  " + code.uppercased().replacing("-", with: " – ")) == code)
    }
  }

  @Test("no two codes of many are the same")
  func different() {
    #expect(Set((0..<10_000).map { _ in WordCode.random() }).count == 10_000)
  }

  @Test("a slip in a personal code still looks like one, and a name does not")
  func slips() {
    for typed in ["jukiz-ralis-pomuf", "jukiz-ralis-pomu", "gokam nunob sum"] {
      #expect(WordCode.isLikely(typed, isExpected: true), "\(typed)")
    }
    #expect(WordCode.isLikely("jukiz-ralis-pomu", isExpected: false))
    for typed in ["P 7", "Anna", "Jo van Berg", "W6-before"] {
      #expect(!WordCode.isLikely(typed, isExpected: true), "\(typed)")
    }
  }

  @Test("a number on paper is passed over in any case")
  func numbers() {
    #expect(Room.number(of: "w3", prefix: Room.prefix) == 3)
    #expect(Room.number(of: "wendy", prefix: Room.prefix) == nil)
  }

  @Test("a network's name with signs of its own is escaped in its code")
  func wifi() {
    #expect(
      QRPicture.wifi(name: "Hall; 2", password: #"a:b\c"#) == #"WIFI:T:WPA;S:Hall\; 2;P:a\:b\\c;;"#)
    #expect(QRPicture.wifi(name: "Open", password: "") == "WIFI:T:nopass;S:Open;;")
    #expect(QRPicture.svg("http://here/", title: "a < b & c")?.contains("a &lt; b &amp; c") == true)
  }
}

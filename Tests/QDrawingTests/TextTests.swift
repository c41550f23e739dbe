import QDrawing
import TestSupport
import Testing

private let texts = [
  "Decisions about money should be taken by the people of a place — not by others.",
  "Donaudampfschifffahrtsgesellschaftskapitän place-based budgeting, and and and",
  "  blanks   in\tthe  way \n and a second paragraph\n\n third  ",
  "预算应该由居住在当地的人们决定，而不是由远方的人决定。（括号）",
  "Ein 🧑‍🌾 im Garten 🧑‍🌾🧑‍🌾🧑‍🌾🧑‍🌾 e\u{301}a\u{308}o\u{302}", "жизнь в городе", "", " \n ",
]
private let widths: [Double] = [0, 5, 20, 47.3, 60, 133, 1000]

private func withoutBlanks(_ text: String) -> String {
  String(text.filter { !$0.isWhitespace })
}

@Test(arguments: texts, widths)
func noLineIsWiderThanItsRoom(text: String, width: Double) {
  for weight in [FontWeight.regular, .bold] {
    for maxLines in [1, 2, 3, Int.max] {
      let lines = TextMetrics.wrap(text, width: width, size: 13, weight: weight, maxLines: maxLines)
      #expect(lines.count <= maxLines)
      for line in lines {
        #expect(
          line.count == 1 || TextMetrics.width(of: line, size: 13, weight: weight) <= width)
        #expect(line.first?.isWhitespace == false && line.last?.isWhitespace == false)
      }
    }
  }
}

@Test(arguments: texts, widths)
func wrappingKeepsTheText(text: String, width: Double) {
  let lines = TextMetrics.wrap(text, width: width, size: 13)
  #expect(withoutBlanks(lines.joined()) == withoutBlanks(text))
}

@Test func aTextThatBreaksOnlyAtBlanksIsItsLinesJoinedByBlanks() {
  let text = "one two three four five six seven"
  let lines = TextMetrics.wrap(text, width: 70, size: 12)
  #expect(lines.count > 2)
  #expect(lines.joined(separator: " ") == text)
}

@Test func linesBreakWhereAReaderExpectsIt() {
  let em = TextMetrics.width(of: "place-based", size: 10) - 1
  #expect(TextMetrics.wrap("place-based", width: em, size: 10) == ["place-", "based"])
  #expect(TextMetrics.wrap("−2\u{A0}to 2", width: 20, size: 10).contains { $0.contains("−") })
  #expect(TextMetrics.wrap("预算，决定", width: 20, size: 10) == ["预", "算，", "决定"])
  #expect(TextMetrics.wrap("a\nb", width: 99, size: 10) == ["a", "b"])
}

@Test func aCutIsMarked() {
  #expect(TextMetrics.wrap("one two three", width: 50, size: 12, maxLines: 1) == ["one t…"])
  #expect(TextMetrics.wrap("one two", width: 500, size: 12, maxLines: 1) == ["one two"])
  #expect(TextMetrics.wrap("one two", width: 10, size: 12, maxLines: 0) == [])
}

@Test func widthsAreThoseOfTheTable() {
  expectClose(TextMetrics.width(of: "A", size: 2048), 1401)
  expectClose(TextMetrics.width(of: "A", size: 2048, weight: .bold), 1585)
  expectClose(TextMetrics.width(of: "\u{E9}", size: 2048), 1260)
  expectClose(TextMetrics.width(of: "e\u{301}", size: 2048), 1260)
  expectClose(TextMetrics.width(of: "−", size: 2048), 1716)
  expectClose(TextMetrics.width(of: "Ж", size: 2048), 2207, absolute: 1)
  expectClose(TextMetrics.width(of: "预", size: 10), 10)
  expectClose(TextMetrics.width(of: "🧑‍🌾", size: 10), 13, absolute: 0.01)
  expectClose(TextMetrics.width(of: "\u{200B}\u{AD}\u{301}", size: 10), 0)
}

@Test func linesOfAMiddleBlockAreCentredOnIt() {
  let run = TextRun("", at: Point(5, 50), size: 10, baseline: .middle)
  let places = Element.lines(["a", "b", "c"], like: run, leading: 1.5).compactMap { element in
    if case .text(let line) = element { line.position.y } else { nil }
  }
  expectClose(places, [35, 50, 65])
}

@Suite("Text in two directions")
struct TwoDirectionTests {
  private let arabic = "الحدائق للجميع"

  @Test("what is isolated doesn't count for the direction of the whole")
  func direction() {
    #expect(WritingDirection(of: arabic + " · 8 sorts") == .rightToLeft)
    #expect(WritingDirection(of: arabic.isolated(in: .leftToRight) + " · 8 sorts") == .leftToRight)
    #expect(WritingDirection(of: "\u{2068}a \u{2067}b\u{2069} c\u{2069} " + arabic) == .rightToLeft)
    #expect(WritingDirection(of: "\u{2069}" + arabic) == .rightToLeft, "an end without a beginning")
    #expect(WritingDirection(of: "12 %") == .leftToRight)
  }

  @Test("only what is written the other way is isolated, and once")
  func isolating() {
    #expect("Parks, 2024".isolated(in: .leftToRight) == "Parks, 2024")
    #expect(arabic.isolated(in: .rightToLeft) == arabic)
    // Numbers have their signs at the left, whatever stands round them.
    for number in ["−3", "2024"] {
      #expect(number.isolated(in: .leftToRight) == number)
      let isolated = number.isolated(in: .rightToLeft)
      #expect(isolated == "\u{2068}\(number)\u{2069}")
      #expect(isolated.isolated(in: .rightToLeft) == isolated)
    }
    let once = arabic.isolated(in: .leftToRight)
    #expect(once == "\u{2068}\(arabic)\u{2069}")
    #expect(once.isolated(in: .leftToRight) == once)
    #expect("Parks".isolated(in: .rightToLeft) == "\u{2068}Parks\u{2069}")
    #expect("Parks \(arabic)".isolated(in: .leftToRight).unicodeScalars.first == "\u{2068}")
    #expect("a \(once), b".isolates == ["a ", arabic[...], ", b"])
  }

  @Test("each line of a wrapped text keeps its direction, and isolates that are whole")
  func wrapping() {
    let text = "On \(arabic.isolated(in: .leftToRight)), 8 sorts, 2024."
    for width in [20.0, 45, 60, 90, 500] {
      let lines = TextMetrics.wrap(text, width: width, size: 12)
      for line in lines {
        #expect(WritingDirection(of: line) == .leftToRight, "\(width): \(line)")
        let scalars = line.unicodeScalars
        #expect(
          scalars.count { $0 == "\u{2068}" } == scalars.count { $0 == "\u{2069}" },
          "\(width): \(line)")
      }
    }
    for line in TextMetrics.wrap("\(arabic) Parks Parks Parks \(arabic)", width: 40, size: 12) {
      #expect(WritingDirection(of: line) == .rightToLeft, "\(line)")
    }
    let cut = TextMetrics.wrap(text, width: 45, size: 12, maxLines: 1)
    #expect(cut.count == 1 && WritingDirection(of: cut[0]) == .leftToRight)
    #expect(
      TextMetrics.wrap("Parks for 2024", width: 30, size: 12).allSatisfy {
        $0.utf8.allSatisfy { $0 < 0x80 }
      })
  }
}

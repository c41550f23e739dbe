import QReport
import Testing

@Suite("Numbers as they are printed")
struct NumberTextTests {
  @Test(
    "Fixed decimals, a real minus, no −0",
    arguments: [
      (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.0, 1, "0.0"), (1.005, 1, "1.0"),
      (-1.25, 2, "−1.25"), (0.05, 2, "0.05"), (9.999, 2, "10.00"), (12.4, 0, "12"),
      (.nan, 2, "–"), (.infinity, 2, "–"), (-.infinity, 0, "–"), (1e30, 2, "–"),
    ])
  func fixed(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(NumberText.fixed(value, decimals) == expected)
  }

  @Test("What is undefined is a dash")
  func undefined() {
    #expect(NumberText.fixed(nil, 2) == "–")
    #expect(NumberText.integer(nil) == "–")
    #expect(NumberText.percent(nil) == "–")
  }

  @Test("A sign only where asked for, and never before 0")
  func signs() {
    #expect(NumberText.integer(3, signed: true) == "+3")
    #expect(NumberText.integer(-3, signed: true) == "−3")
    #expect(NumberText.integer(0, signed: true) == "0")
    #expect(NumberText.fixed(0.001, 2, signed: true) == "0.00")
    #expect(NumberText.fixed(0.5, 2, signed: true) == "+0.50")
  }

  @Test("Thousands stand apart")
  func thousands() {
    #expect(NumberText.integer(999) == "999")
    #expect(NumberText.integer(9999) == "9,999")
    #expect(NumberText.integer(-1_234_567) == "−1,234,567")
  }

  @Test("Lists and counts read as English")
  func words() {
    #expect(NumberText.list([]) == "")
    #expect(NumberText.list(["a"]) == "a")
    #expect(NumberText.list(["a", "b", "c"]) == "a, b and c")
    #expect(NumberText.count(1, "sort") == "1 sort")
    #expect(NumberText.count(2, "person", "people") == "2 people")
    #expect(NumberText.word(3) == "three")
    #expect(NumberText.word(13) == "13")
  }
}

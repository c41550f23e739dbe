import Testing

@testable import QFormats

@Suite struct TeXTextTests {
  @Test(
    "Simple TeX becomes the text that is typeset",
    arguments: [
      ("Plain words, 5 of them.\n", "Plain words, 5 of them."),
      ("one\n  line\tof  words", "one line of words"),
      ("one\n\n\ntwo\\par three", "one\ntwo\nthree"),
      ("not entirely \\ldots .", "not entirely …."),
      ("\\emph{very} \\textbf{much {\\it so}}", "very much so"),
      ("R\\&D costs 5\\% \\$3 \\#1 a\\_b \\{x\\}", "R&D costs 5% $3 #1 a_b {x}"),
      ("1--2 and --- ``quoted'' `one'", "1–2 and — “quoted” ‘one'"),
      ("\\\"a\\\"{o}\\'e\\`{a}\\^\\i \\~n \\c{c}\\v{s}\\H{o}", "äöéàîñ çšő"),
      ("Stra{\\ss}e, \\AA rhus, \\O stfold", "Straße, Århus, Østfold"),
      ("\\enquote{so \\emph{said} he}", "“so said he”"),
      (
        "\\href{https://a.b/c}{this page}, \\url{https://a.b/c_d%20e}",
        "this page, https://a.b/c_d%20e"
      ),
      ("a~b\\,c\\\\d\\newline e", "a\u{A0}b c d e"),
      ("hy\\-phen\\/ate", "hyphenate"),
      ("日本 👩‍👩‍👧 é", "日本 👩‍👩‍👧 é"), ("", ""), ("   \n", ""),
    ])
  func known(source: String, text: String) {
    let tex = TeXText(source)
    // By scalars: an accent is to be one with its letter.
    #expect(Array(tex.text.unicodeScalars) == Array(text.unicodeScalars), "\(tex.text)")
    #expect(tex.unknown.isEmpty)
  }

  @Test(
    "What is not understood stands as it was written, and is told",
    arguments: [
      ("a \\foo{b} c", "a \\foo{b} c", ["\\foo"]), ("\\foo bar", "\\foo bar", ["\\foo"]),
      ("\\'3", "\\'3", ["\\'"]), ("$x^2$", "$x^2$", ["$"]), ("a}b", "a}b", ["}"]),
      ("{a", "a", ["{"]), ("a\\", "a\\", ["\\"]), ("\\@", "\\@", ["\\@"]),
      ("100\\% % ask Bryn\nsure", "100% sure", ["% ask Bryn"]), ("a %\nb", "a b", []),
    ])
  func unknown(source: String, text: String, told: [String]) {
    let tex = TeXText(source)
    #expect(tex.text == text)
    #expect(tex.unknown == told)
  }

  @Test("Deep and broken TeX takes no longer than its length")
  func hostile() {
    for piece in ["{", "}", "\\", "\\\"{", "\\enquote{", "%", "$", "\\href{", "\\url{", "`"] {
      _ = TeXText(String(repeating: piece, count: 100_000))
    }
  }
}

/// Characters and numbers as XML wants them; HTML takes them the same way.
package enum XMLText {
  /// Text that means itself both between tags and in a quoted attribute.
  ///
  /// Characters that can't be shown are left out. Line ends and tabs are escaped: a parser would
  /// change them.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars where scalar.canBeShown {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x27: result += "&#39;"
      case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A name that can be an id or the end of an attribute's name: what isn't an ASCII letter, a
  /// digit, `-` or `_` becomes `-`.
  static func name(_ text: String) -> String {
    String(
      text.map { character in
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
          ? character : "-"
      })
  }

  /// A number with at most two decimals, without trailing zeros and without `-0`.
  ///
  /// A number that isn't finite is a mistake of whoever made the scene; it stops a debug build and
  /// is drawn at 0 in a release build, so that one wrong point doesn't cost a report.
  static func number(_ value: Double) -> String {
    assert(value.isFinite, "a scene has a coordinate that is not finite")
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(1e12, max(-1e12, value)) * 100).rounded())
    let whole = String(hundredths.magnitude / 100)
    let rest = hundredths.magnitude % 100
    let decimals =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + whole + decimals
  }
}

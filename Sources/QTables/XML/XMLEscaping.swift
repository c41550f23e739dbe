/// A text as it stands between tags or in an attribute; nil where it has a character that no XML
/// document can hold.
///
/// Line breaks and tabs are written as references, so that they come back whatever a reader does with
/// blanks.
package func xmlEscaped(_ text: String) -> String? {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result.append(contentsOf: "&amp;".unicodeScalars)
    case "<": result.append(contentsOf: "&lt;".unicodeScalars)
    case ">": result.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
    case "\t", "\n", "\r": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
    case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": return nil
    default: result.append(scalar)
    }
  }
  return String(result)
}

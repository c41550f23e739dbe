/// A text with the digits of other scripts, and wide signs (U+FF01 to U+FF5E), as those of ASCII, with an Arabic
/// decimal separator as a stop, and without what nobody sees: joiners, marks of direction, U+FEFF.
///
/// Keyboards and input methods type them in places where a number or a code is meant.
package func latinDigits(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
  var latin = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0xFF01...0xFF5E: latin.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    case 0x066B: latin.append(".")
    // The Arabic separator of thousands.
    case 0x066C: break
    default:
      if scalar.properties.generalCategory == .format { continue }
      guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue
      else {
        latin.append(scalar)
        continue
      }
      latin.append(Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit)))
    }
  }
  return String(latin)
}

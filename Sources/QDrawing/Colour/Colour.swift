import Glibc

/// An opaque colour in sRGB.
package struct Colour: Hashable, Sendable {
  /// The share of red, from 0 to 1.
  package let red: Double
  /// The share of green, from 0 to 1.
  package let green: Double
  /// The share of blue, from 0 to 1.
  package let blue: Double

  /// Makes a colour of its shares, each brought into 0 to 1.
  package init(red: Double, green: Double, blue: Double) {
    self.red = min(1, max(0, red))
    self.green = min(1, max(0, green))
    self.blue = min(1, max(0, blue))
  }

  /// Makes a colour of 24 bits such as `0x0072B2`.
  init(_ bits: UInt32) {
    self.init(
      red: Double(bits >> 16 & 0xFF) / 255, green: Double(bits >> 8 & 0xFF) / 255,
      blue: Double(bits & 0xFF) / 255)
  }

  /// Reads `#rrggbb` or `#rgb`; `nil` for any other text.
  package init?(hex: String) {
    let digits = hex.utf8.dropFirst().compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard hex.utf8.first == UInt8(ascii: "#"), digits.count == hex.utf8.count - 1 else {
      return nil
    }
    let pairs: [Int]
    switch digits.count {
    case 3: pairs = digits.map { $0 * 17 }
    case 6: pairs = [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
    default: return nil
    }
    self.init(
      red: Double(pairs[0]) / 255, green: Double(pairs[1]) / 255, blue: Double(pairs[2]) / 255)
  }

  /// The colour as `0xRRGGBB`, rounded to 8 bits a share.
  package var rgb: UInt32 {
    [red, green, blue].reduce(0) { $0 << 8 | UInt32(($1 * 255).rounded()) }
  }

  /// The colour as `#rrggbb`, rounded to 8 bits a share.
  package var hex: String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The colour seen when a layer of this one that lets through all but `share` lies on `ground`.
  package func over(_ ground: Colour, share: Double) -> Colour {
    Colour(
      red: ground.red + share * (red - ground.red),
      green: ground.green + share * (green - ground.green),
      blue: ground.blue + share * (blue - ground.blue))
  }

  /// The relative luminance, 0 for black to 1 for white, as WCAG 2.2 defines it:
  /// L = 0.2126 R + 0.7152 G + 0.0722 B with linear R, G, B.
  package var luminance: Double {
    func linear(_ share: Double) -> Double {
      share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of WCAG 2.2, from 1 for the same colour to 21 for black and white:
  /// (L₁ + 0.05) / (L₂ + 0.05) with the lighter of the two above.
  package func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}

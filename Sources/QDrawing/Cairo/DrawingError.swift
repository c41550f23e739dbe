/// Why a picture or a document could not be made.
package enum DrawingError: Error, Hashable, Sendable {
  /// There was not enough memory.
  case outOfMemory
  /// A page or picture is larger than the library draws; lengths in px.
  case tooLarge(width: Double, height: Double)
  /// The drawing library refused, in its own words.
  case library(reason: String)
}

/// A picture or a document as bytes, and the characters that came out as empty boxes.
package struct Drawn: Hashable, Sendable {
  /// The file.
  package let bytes: [UInt8]
  /// The characters that no font of this machine has, each once, in order.
  package let unshown: [Character]

  /// Bytes, and what came out as boxes; nothing for drawings whose reader brings the fonts.
  package init(bytes: [UInt8], unshown: [Character] = []) {
    self.bytes = bytes
    var seen: Set<Character> = []
    self.unshown = unshown.filter { seen.insert($0).inserted }
  }
}

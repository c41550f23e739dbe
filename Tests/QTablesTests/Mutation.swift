import QNumerics

extension SeededGenerator {
  /// Up to eight of the pieces, joined.
  mutating func text(of pieces: [String]) -> String {
    let count = Int.random(in: 0...8, using: &self)
    return (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &self)] }.joined()
  }

  /// The bytes with a few of them changed, dropped, doubled, or cut off.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) where !result.isEmpty {
      let place = Int.random(in: result.indices, using: &self)
      switch Int.random(in: 0..<8, using: &self) {
      case 0: result.remove(at: place)
      case 1: result.insert(result[place], at: place)
      case 2 where place.isMultiple(of: 4): result.removeSubrange(place...)
      case 3: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      default: result[place] = UInt8.random(in: .min ... .max, using: &self)
      }
    }
    return result
  }
}

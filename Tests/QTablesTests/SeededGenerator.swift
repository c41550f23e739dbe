/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

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

#if canImport(Glibc)
  internal import Glibc
#endif

/// A random generator whose whole stream follows from its seed: xoshiro256** (Blackman & Vigna
/// 2021), its state filled by SplitMix64 (Steele, Lea & Flood 2014).
///
/// The words, ``uniform()``, ``below(_:)`` and ``shuffle(_:)`` are the same to the bit on every
/// platform; ``normal()`` is the same up to the last bit of the platform's logarithm. Not for
/// secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator that four words from SplitMix64 started at `seed` begin.
  public init(seed: UInt64) {
    var source = SplitMix64(state: seed)
    state = (source.next(), source.next(), source.next(), source.next())
  }

  /// Stream number `stream` of this seed.
  ///
  /// A replicate that draws from the stream of its own index gets the same numbers whichever
  /// thread runs it, and whichever replicates ran before. Two streams of one seed never start in
  /// the same state.
  public init(seed: UInt64, stream: UInt64) {
    // SplitMix64's word is a permutation of its state, so distinct streams stay distinct; scrambling
    // the seed before the sum keeps stream 1 of seed 2 apart from stream 2 of seed 1.
    var fromSeed = SplitMix64(state: seed)
    var fromBoth = SplitMix64(state: fromSeed.next() &+ stream)
    self.init(seed: fromBoth.next())
  }

  /// Continues from a state; not all four words may be 0.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotatedLeft(by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotatedLeft(by: 45)
    return result
  }

  /// A number in [0, 1): one of 2⁵³ equally likely and equally spaced ones.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A draw from the normal distribution of mean 0 and variance 1, by the polar method (Marsaglia
  /// & Bray 1964). The second number of each pair is thrown away, so no draw depends on parity.
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let squared = x * x + y * y
      if squared > 0 && squared < 1 { return x * (-2 * log(squared) / squared).squareRoot() }
    }
  }

  /// A whole number in 0..<n, each equally likely (Lemire 2019: multiply, and reject the few words
  /// that would favour some numbers).
  ///
  /// - Precondition: n > 0.
  public mutating func below(_ n: Int) -> Int {
    precondition(n > 0, "there is no number below 1")
    let bound = UInt64(n)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let surplus = (0 &- bound) % bound
      while product.low < surplus { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements in an order that is equally likely among all orders (Fisher & Yates 1938;
  /// Durstenfeld 1964). It does not use the standard library's shuffle, whose choices may change.
  ///
  /// Inlinable so that callers' element types are compiled in: permutation tests shuffle millions.
  @inlinable public mutating func shuffle<T>(_ elements: inout [T]) {
    for i in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(i, below(i + 1))
    }
  }

  /// The numbers 0..<n in random order.
  public mutating func permutation(_ n: Int) -> [Int] {
    var order = Array(0..<n)
    shuffle(&order)
    return order
  }
}

/// The generator that turns one seed word into many unrelated ones.
package struct SplitMix64 {
  private var state: UInt64

  package init(state: UInt64) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(by bits: UInt64) -> UInt64 {
    self << bits | self >> (64 - bits)
  }
}

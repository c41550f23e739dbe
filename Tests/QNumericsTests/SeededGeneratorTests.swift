import QNumerics
import TestSupport
import Testing

@Suite struct SeededGeneratorTests {
  @Test("xoshiro256** gives its reference words")
  func referenceWords() {
    // From the authors' xoshiro256starstar.c started at 1, 2, 3, 4, as the tests of Rust's
    // rand_xoshiro print them.
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let words = (0..<10).map { _ in generator.next() }
    #expect(
      words == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test("SplitMix64 gives its reference words and seeds the state in their order")
  func seeding() {
    // From the author's splitmix64.c started at 1234567.
    var source = SplitMix64(state: 1_234_567)
    let words = (0..<5).map { _ in source.next() }
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
    var seeded = SeededGenerator(seed: 1_234_567)
    var direct = SeededGenerator(state: (words[0], words[1], words[2], words[3]))
    #expect((0..<5).map { _ in seeded.next() } == (0..<5).map { _ in direct.next() })
  }

  @Test("the same seed and stream repeat; another seed or stream does not")
  func streams() {
    func firstWords(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return (0..<4).map { _ in generator.next() }
    }
    #expect(firstWords(1, 5) == firstWords(1, 5))
    // Nor may swapping the two, or adding to one what the other loses, give the same stream.
    var seen = Set<UInt64>()
    for seed in 0..<20 as Range<UInt64> {
      for stream in 0..<200 as Range<UInt64> { seen.formUnion(firstWords(seed, stream)) }
    }
    #expect(seen.count == 20 * 200 * 4)
  }

  @Test("neighbouring streams are not correlated")
  func independence() throws {
    let draws = (0..<4).map { stream in
      var generator = SeededGenerator(seed: 1, stream: UInt64(stream))
      return (0..<10_000).map { _ in generator.uniform() }
    }
    for i in 0..<4 {
      for j in 0..<i {
        // Four standard errors of a correlation of 10,000 pairs.
        #expect(abs(try #require(Moments.correlation(draws[i], draws[j]))) < 0.04)
      }
    }
  }

  @Test("uniform draws fill [0, 1) evenly")
  func uniformity() {
    var generator = SeededGenerator(seed: 2)
    var counts = [Int](repeating: 0, count: 100)
    for _ in 0..<100_000 { counts[Int(generator.uniform() * 100)] += 1 }
    // χ² with 99 degrees of freedom lies in 50...165 but for one time in 30,000.
    let chiSquared = counts.reduce(0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    #expect((50...165).contains(chiSquared))
  }

  @Test("normal draws have the moments and tails of the normal distribution")
  func normality() throws {
    var generator = SeededGenerator(seed: 3)
    let n = 100_000
    let draws = (0..<n).map { _ in generator.normal() }
    // Four standard errors each: 1/√n, √(2/n), √(15/n), √(96/n).
    expectClose(try #require(Moments.mean(draws)), 0, absolute: 0.0127)
    expectClose(try #require(Moments.variance(draws)), 1, absolute: 0.0179)
    expectClose(draws.reduce(0) { $0 + $1 * $1 * $1 } / Double(n), 0, absolute: 0.049)
    expectClose(draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(n), 3, absolute: 0.124)
    let beyond = Double(draws.count { abs($0) > 1.959_963_985 }) / Double(n)
    expectClose(beyond, 0.05, absolute: 0.0028)
  }

  @Test("below is even, and rejects the words that would favour some numbers")
  func below() {
    var generator = SeededGenerator(seed: 4)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.below(7)] += 1 }
    for count in counts { expectClose(Double(count), 10_000, absolute: 400) }
    #expect((0..<100).allSatisfy { _ in generator.below(1) == 0 })

    // Of 2⁶⁴ words, a bound of 3·2⁶¹ leaves a remainder of a quarter: a plain multiplication would
    // give every third number twice as often as the others.
    let bound = 3 << 61
    let thirds = (0..<30_000).reduce(into: [0, 0, 0]) { counts, _ in
      counts[generator.below(bound) % 3] += 1
    }
    for count in thirds { expectClose(Double(count), 10_000, absolute: 400) }
  }

  @Test("every order of four comes equally often")
  func shuffling() {
    var generator = SeededGenerator(seed: 5)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[generator.permutation(4), default: 0] += 1 }
    #expect(counts.count == 24)
    for count in counts.values { expectClose(Double(count), 1000, absolute: 140) }
    #expect(generator.permutation(50).sorted() == Array(0..<50))
    #expect(generator.permutation(0).isEmpty)
  }
}

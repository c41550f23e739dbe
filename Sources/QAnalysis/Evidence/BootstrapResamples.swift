import QNumerics

/// Resamples of the sorts for a bootstrap, each as long as the study.
enum BootstrapResamples {
  /// Balanced resamples (Davison, Hinkley & Schechtman 1986): one permutation of `steps` copies of
  /// every sort, cut in pieces of P, so that every sort stands `steps` times in all.
  ///
  /// What is drawn depends on the seed and the identifiers, not on the order of the sorts.
  /// - Parameter ids: identifiers of the P sorts.
  /// - Returns: positions in `ids`, one list a step.
  static func balanced(_ ids: [String], steps: Int, seed: UInt64) -> [[Int]] {
    let canonical = ids.indices.sorted { ids[$0] < ids[$1] }
    var places = (0..<steps).flatMap { _ in canonical }
    var generator = SeededGenerator(seed: seed, stream: stream)
    generator.shuffle(&places)
    return (0..<steps).map { Array(places[($0 * ids.count)..<(($0 + 1) * ids.count)]) }
  }

  /// The number of the permutation's stream.
  private static let stream: UInt64 = 0x626F_6F74
}

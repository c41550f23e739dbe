import QNumerics
import QStudy

/// How far the sorts that define factors agree: within each factor, and between two.
///
/// Both are means of correlations, the signs of the flags taken into account, whatever correlation the
/// extraction used. With S_f = Σ s_i z_i over the definers of f, z_i the standardised sorts at length
/// one, sums of correlations are products of these, so that no P×P matrix is needed.
struct DefinerAgreement {
  /// r̄_f, the mean over the pairs of a factor's definers; of one or two definers the mean over all
  /// pairs within factors. `nil` where there is no definer, or no pair anywhere.
  let within: [Double?]
  /// Whether there is a pair of definers in some factor.
  let hasPairs: Bool
  private let definers: [[Int]]
  private let sums: [[Double]]
  private let flags: Flags

  init(_ correlations: Correlations, flags: Flags) {
    let unit = correlations.unitPlacements
    let definers = (0..<flags.factors).map { flags.definers(of: $0) }
    let sums = definers.enumerated().map { f, members in
      var sum = [Double](repeating: 0, count: unit.rows)
      for i in members {
        let sign = Double(flags.values[i][f])
        for j in sum.indices { sum[j] += sign * unit[j, i] }
      }
      return sum
    }
    // Σ_{i<k} s_i s_k r_ik = (‖S‖² − p)/2.
    let pairSums = zip(definers, sums).map { members, sum in
      (sum.reduce(0) { $0 + $1 * $1 } - Double(members.count)) / 2
    }
    let pairs = definers.map { Double($0.count * ($0.count - 1) / 2) }
    let allPairs = pairs.reduce(0, +)
    let pooled = allPairs > 0 ? pairSums.reduce(0, +) / allPairs : nil
    within = definers.indices.map { f in
      definers[f].count >= 3 ? pairSums[f] / pairs[f] : definers[f].isEmpty ? nil : pooled
    }
    hasPairs = pooled != nil
    self.definers = definers
    self.sums = sums
    self.flags = flags
  }

  /// r̄_fg/√(r̄_f r̄_g), the heterotrait–monotrait ratio (Henseler, Ringle & Sarstedt 2015):
  /// how far the definers of two factors agree, measured by how far they agree within. r̄_fg is the
  /// mean over pairs of different sorts, one of each factor. `nil` where there is no such pair, or
  /// r̄_f or r̄_g is not above 0.
  private func ratio(_ f: Int, _ g: Int) -> Double? {
    guard let a = within[f], let b = within[g], a > 0, b > 0 else { return nil }
    let (own, other) = (definers[f], definers[g])
    let both = own.filter { flags.values[$0][g] != 0 }
    let pairs = own.count * other.count - both.count
    guard pairs > 0 else { return nil }
    let withItself = both.reduce(0) { $0 + Double(flags.values[$1][f] * flags.values[$1][g]) }
    var sum = -withItself
    for j in sums[f].indices { sum += sums[f][j] * sums[g][j] }
    return sum / Double(pairs) / (a * b).squareRoot()
  }

  /// The ratios of all pairs, factors × factors.
  var ratios: [[Double?]] {
    var ratios = [[Double?]](
      repeating: Array(repeating: nil, count: within.count), count: within.count)
    for f in within.indices {
      for g in within.indices.dropFirst(f + 1) {
        ratios[f][g] = ratio(f, g)
        ratios[g][f] = ratios[f][g]
      }
    }
    return ratios
  }
}

import QNumerics
import QStudy

/// How much of the disagreement between viewpoints each theme carries.
///
/// d_jf = z_jf − z̄_j over the K′ viewpoints with scores; raw_j = Σ_f d²/(K′ − 1); v_j = raw_j −
/// mean_f SE_f². V_t = max(0, Σ_{j∈t} v_j), statements without a theme forming one group of their
/// own in the sums. All by theme, in the order given.
struct ThemeDivergence {
  private(set) var divergence: [Double?]
  private(set) var rawDivergence: [Double?]
  private(set) var share: [Double?]
  private(set) var tilt: [Double?]
  private(set) var argument: [Double?]
  private(set) var p: [Double?]
  private(set) var adjusted: [Double?]

  init(
    themes: [[Int]], table: SortTable, scores: FactorScores, characteristics: Characteristics,
    seed: UInt64
  ) {
    let undefined = [Double?](repeating: nil, count: themes.count)
    (divergence, rawDivergence, share) = (undefined, undefined, undefined)
    (tilt, argument, p, adjusted) = (undefined, undefined, undefined, undefined)
    let factors = characteristics.comparable
    guard factors.count >= 2, themes.count(where: { !$0.isEmpty }) >= 2 else { return }

    let others = Double(factors.count - 1)
    let deviations = Self.deviations(scores, factors: factors)
    let raw = deviations.map { row in row.reduce(0) { $0 + $1 * $1 } / others }
    compareRaw(raw, themes: themes)
    (p, adjusted) = Self.permutationTest(raw, themes: themes, seed: seed)

    // What is beyond noise can be told only where the noise of every viewpoint can.
    let errors = factors.compactMap { characteristics.factors[$0].empiricalStandardError }
    guard errors.count == factors.count else { return }
    let noise = errors.reduce(0) { $0 + $1 * $1 } / Double(factors.count)
    shareOut(raw: raw, noise: noise, themes: themes)
    for (t, members) in themes.enumerated() {
      let directed = members.filter { table.statements[$0].direction != nil }
      guard !directed.isEmpty else { continue }
      let parts = Self.decomposition(
        directed.map { deviations[$0] },
        signs: directed.map { table.statements[$0].direction?.sign ?? 0 })
      let allowance = others * noise
      tilt[t] = max(0, parts.tilt - allowance)
      argument[t] = max(0, parts.argument - Double(directed.count - 1) * allowance)
    }
  }

  /// z_jf − z̄_j, a row a statement.
  private static func deviations(_ scores: FactorScores, factors: [Int]) -> [[Double]] {
    let z = factors.compactMap { scores.z[$0] }
    return z[0].indices.map { j in
      let row = z.map { $0[j] }
      let mean = row.reduce(0, +) / Double(row.count)
      return row.map { $0 - mean }
    }
  }

  private mutating func compareRaw(_ raw: [Double], themes: [[Int]]) {
    let mean = raw.reduce(0, +) / Double(raw.count)
    for (t, members) in themes.enumerated() where !members.isEmpty && mean > 0 {
      let sum = members.reduce(0) { $0 + raw[$1] }
      rawDivergence[t] = sum / Double(members.count) / mean
    }
  }

  private mutating func shareOut(raw: [Double], noise: Double, themes: [[Int]]) {
    let statements = Double(raw.count)
    let beyond = raw.map { $0 - noise }
    // "No disagreement beyond noise": shares of nothing are not reported.
    guard beyond.reduce(0, +) > 0 else { return }
    let themed = Set(themes.joined())
    let rest = raw.indices.filter { !themed.contains($0) }
    let volumes = (themes + [rest]).map { max(0, $0.reduce(0) { $0 + beyond[$1] }) }
    let total = volumes.reduce(0, +)
    guard total > 0 else { return }
    for (t, members) in themes.enumerated() where !members.isEmpty {
      share[t] = volumes[t] / total
      divergence[t] = volumes[t] / Double(members.count) / (total / statements)
    }
  }

  /// Σ_{j,f} d² = n Σ_f m_f² (tilt: which side) + the rest (argument: within the theme), where
  /// m_f = mean_j k_j d_jf and k_j is the statement's direction. Exact.
  static func decomposition(
    _ deviations: [[Double]], signs: [Double]
  ) -> (tilt: Double, argument: Double) {
    let n = Double(deviations.count)
    let total = deviations.joined().reduce(0) { $0 + $1 * $1 }
    let means = deviations[0].indices.map { f in
      zip(deviations, signs).reduce(0) { $0 + $1.1 * $1.0[f] } / n
    }
    let tilt = n * means.reduce(0) { $0 + $1 * $1 }
    return (tilt, total - tilt)
  }

  /// p of mean_{j∈t} raw_j with theme labels permuted over statements, (1 + #{T* ≥ T})/(B + 1);
  /// adjusted over themes by max-T on statistics studentised by their own permutation mean and
  /// standard deviation (Westfall & Young 1993).
  ///
  /// Values are permuted from their sorted order, so that the order in which a study lists its
  /// statements does not change the draw.
  private static func permutationTest(
    _ raw: [Double], themes: [[Int]], seed: UInt64
  ) -> (p: [Double?], adjusted: [Double?]) {
    let present = themes.indices.filter { !themes[$0].isEmpty }
    let sizes = present.map { themes[$0].count }
    let observed = present.map { t in
      themes[t].reduce(0) { $0 + raw[$1] } / Double(themes[t].count)
    }
    let permutations = ThemeResult.permutations
    var generator = SeededGenerator(seed: seed, stream: 0x7468_656D_6573)
    var values = raw.sorted()
    var draws = [[Double]](repeating: [], count: present.count)
    for k in draws.indices { draws[k].reserveCapacity(permutations) }
    for _ in 0..<permutations {
      generator.shuffle(&values)
      var start = 0
      for (k, size) in sizes.enumerated() {
        var sum = 0.0
        for j in start..<(start + size) { sum += values[j] }
        draws[k].append(sum / Double(size))
        start += size
      }
    }
    let tolerance = 1e-12
    let count = Double(permutations + 1)
    let centres = draws.map { $0.reduce(0, +) / Double($0.count) }
    let spreads = zip(draws, centres).map { draw, centre in
      (draw.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(draw.count - 1)).squareRoot()
    }
    func studentised(_ value: Double, _ k: Int) -> Double {
      spreads[k] > 1e-12 ? (value - centres[k]) / spreads[k] : 0
    }
    let largest = (0..<permutations).map { b in
      draws.indices.map { studentised(draws[$0][b], $0) }.max() ?? 0
    }
    var p = [Double?](repeating: nil, count: themes.count)
    var adjusted = p
    for (k, t) in present.enumerated() {
      let reached = draws[k].count { $0 >= observed[k] - tolerance }
      p[t] = Double(1 + reached) / count
      let own = studentised(observed[k], k)
      adjusted[t] = Double(1 + largest.count { $0 >= own - tolerance }) / count
    }
    return (p, adjusted)
  }
}

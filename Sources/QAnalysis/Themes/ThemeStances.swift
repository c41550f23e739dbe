import QNumerics
import QStudy

/// On which side of each theme the viewpoints stand, and whether they stand together.
///
/// Over the n_t statements of the theme that have a direction k: stance_tf = mean_j k_j z_jf. Its
/// standard error comes from the spread of the definers' own means on the theme. All by theme.
struct ThemeStances {
  let stances: [[ThemeResult.Stance?]]
  let labels: [ThemeResult.Label?]
  let sharedOutOfReach: [Bool]
  let aroundTheMiddle: [Bool]

  init(
    themes: [[Int]], table: SortTable, flags: Flags, scores: FactorScores,
    characteristics: Characteristics, equivalence: Double
  ) {
    let factors = characteristics.comparable
    let freedom = factors.reduce(0) { $0 + characteristics.factors[$1].definers - 1 }
    let student = StudentT(degreesOfFreedom: Double(freedom))
    let definers = DefinerPlacements(table, flags: flags, scores: scores, factors: factors)

    var stances: [[ThemeResult.Stance?]] = []
    for members in themes {
      let directed = members.compactMap { j in
        table.statements[j].direction.map { (statement: j, sign: $0.sign) }
      }
      guard !directed.isEmpty else {
        stances.append([])
        continue
      }
      let errors = definers.standardErrors(
        directed, freedom: freedom,
        floors: factors.map { f in
          characteristics.factors[f].empiricalStandardError.map {
            $0 / Double(directed.count).squareRoot()
          }
        })
      var row = [ThemeResult.Stance?](repeating: nil, count: flags.factors)
      for (k, f) in factors.enumerated() {
        guard let z = scores.z[f] else { continue }
        let mean = directed.reduce(0) { $0 + $1.sign * z[$1.statement] } / Double(directed.count)
        row[f] = ThemeResult.Stance(
          mean: mean, standardError: errors[k],
          side: Self.side(mean, error: errors[k], student: student))
      }
      stances.append(row)
    }
    let verdicts = Self.verdicts(
      stances, factors: factors, characteristics: characteristics, student: student,
      equivalence: equivalence)
    self.stances = stances
    labels = verdicts.map(\.label)
    sharedOutOfReach = verdicts.map(\.outOfReach)
    aroundTheMiddle = verdicts.map(\.aroundTheMiddle)
  }

  /// The side of 0 on which the stance lies with its one-sided 95 % bound.
  private static func side(_ mean: Double, error: Double?, student: StudentT?) -> Direction? {
    guard let error, let student, abs(mean) > student.quantile(0.95) * error else { return nil }
    return mean > 0 ? .speaksFor : .speaksAgainst
  }

  private struct Verdict {
    var label: ThemeResult.Label?
    var outOfReach = false
    var aroundTheMiddle = false
  }

  /// Shared: |Δ| + t.95·SED < δ for every pair. Divided: not shared, and a pair of viewpoints with
  /// three definers each, told apart by their sorts, has |Δ| ≥ δ and p < .05, Holm-adjusted over all
  /// themes and pairs.
  private static func verdicts(
    _ stances: [[ThemeResult.Stance?]], factors: [Int], characteristics: Characteristics,
    student: StudentT?, equivalence: Double
  ) -> [Verdict] {
    let pairs = factors.enumerated().flatMap { i, a in factors.dropFirst(i + 1).map { (a, $0) } }
    guard !pairs.isEmpty else { return stances.map { _ in Verdict() } }
    // One row of pairs a theme; a theme without directions has none.
    let contrasts = stances.map { row in
      row.isEmpty ? [] : pairs.map { Contrast(row, $0.0, $0.1, student: student) }
    }
    let adjusted = adjust(contrasts.flatMap { $0.map(\.p) }, by: .holm)
    let t95 = student.map { $0.quantile(0.95) }
    var start = 0
    return zip(stances, contrasts).map { row, contrasts in
      defer { start += contrasts.count }
      guard !contrasts.isEmpty else { return Verdict() }
      let seds = contrasts.compactMap(\.sed)
      guard let t95, seds.count == contrasts.count else { return Verdict(label: .undecided) }
      var verdict = Verdict(label: .undecided)
      verdict.outOfReach = t95 * (seds.max() ?? 0) >= equivalence
      if zip(contrasts, seds).allSatisfy({ abs($0.difference) + t95 * $1 < equivalence }) {
        verdict.label = .shared
        let sides = row.map { $0?.side }
        verdict.aroundTheMiddle =
          sides.contains(.speaksFor) && sides.contains(.speaksAgainst)
      } else if contrasts.indices.contains(where: { k in
        characteristics.factors[pairs[k].0].definers >= 3
          && characteristics.factors[pairs[k].1].definers >= 3
          && abs(contrasts[k].difference) >= equivalence && (adjusted[start + k] ?? 1) < 0.05
          && !characteristics.areIndistinct(pairs[k].0, pairs[k].1)
      }) {
        verdict.label = .divided
      }
      return verdict
    }
  }

  private struct Contrast {
    let difference: Double
    let sed: Double?
    let p: Double?

    init(_ row: [ThemeResult.Stance?], _ a: Int, _ b: Int, student: StudentT?) {
      difference = (row[a]?.mean ?? 0) - (row[b]?.mean ?? 0)
      if let first = row[a]?.standardError, let second = row[b]?.standardError {
        let sed = (first * first + second * second).squareRoot()
        let difference = difference
        self.sed = sed
        // As for statements: without any spread, only equality is no difference.
        p =
          sed < 1e-9
          ? (abs(difference) < 1e-9 ? 1 : 0) : student.map { $0.twoSidedP(difference / sed) }
      } else {
        sed = nil
        p = nil
      }
    }
  }
}

/// The definers' standardised placements, scaled so that their weighted sum is the factor's z.
private struct DefinerPlacements {
  private struct Member {
    /// c_f × standardised placements, negative flags reversed.
    let placements: [Double]
    /// ω = |w|/Σ|w|.
    let share: Double
  }

  /// By factor with scores.
  private let members: [[Member]]

  init(_ table: SortTable, flags: Flags, scores: FactorScores, factors: [Int]) {
    members = factors.map { f in
      let weights = scores.weights[f]
      let total = weights.reduce(0) { $0 + abs($1) }
      let sorts = zip(flags.definers(of: f), weights).map { i, w -> (y: [Double], share: Double) in
        let y = standardised(table.placements[i]) ?? []
        return (w < 0 ? y.map { -$0 } : y, abs(w) / total)
      }
      let sum = table.statements.indices.map { j in sorts.reduce(0) { $0 + $1.share * $1.y[j] } }
      let variance = sum.reduce(0) { $0 + $1 * $1 } / Double(sum.count - 1)
      let scale = 1 / variance.squareRoot()
      return sorts.map { Member(placements: $0.y.map { $0 * scale }, share: $0.share) }
    }
  }

  /// SE_tf = max(s_t √Σω², floor): s_t the within-viewpoint standard deviation of the definers'
  /// mean k_j y_ij on the theme, pooled over viewpoints; `nil` where nobody's spread is known.
  func standardErrors(
    _ directed: [(statement: Int, sign: Double)], freedom: Int, floors: [Double?]
  ) -> [Double?] {
    guard freedom > 0 else { return floors.map { _ in nil } }
    var squares = 0.0
    for group in members {
      let own = group.map { member in
        directed.reduce(0) { $0 + $1.sign * member.placements[$1.statement] }
          / Double(directed.count)
      }
      let mean = own.reduce(0, +) / Double(own.count)
      squares += own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let spread = (squares / Double(freedom)).squareRoot()
    return zip(members, floors).map { group, floor in
      floor.map { max(spread * group.reduce(0) { $0 + $1.share * $1.share }.squareRoot(), $0) }
    }
  }
}

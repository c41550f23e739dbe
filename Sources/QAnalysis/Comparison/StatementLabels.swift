import QNumerics

/// The labels of the statements, and the tests of the differences between viewpoints they rest on.
struct StatementLabels {
  /// Two viewpoints with scores, and what bears on their differences of every statement.
  struct Pair {
    /// The factor listed first.
    let a: Int
    /// The factor listed second.
    let b: Int
    /// √(SE_a² + SE_b²) from the empirical standard errors; `nil` where undefined.
    let sed: Double?
    /// Whether they may be one viewpoint divided.
    let isIndistinct: Bool
  }

  /// Every pair of factors with scores, in order.
  let pairs: [Pair]
  /// z_a − z_b, one row of pairs a statement.
  let differences: [Double]
  /// Two-sided p of each difference, 2Φ(−|Δz|/SED).
  let p: [Double?]
  /// p adjusted over all statements and pairs.
  let adjusted: [Double?]
  /// One a statement.
  let labels: [Comparison.Label]
  /// The factors that each statement distinguishes, ascending; none under another label.
  let distinguishes: [[Int]]

  init(
    statements: Int, scores: FactorScores, characteristics: Characteristics,
    settings: AnalysisSettings
  ) {
    let factors = characteristics.comparable
    let pairs = factors.enumerated().flatMap { i, a in
      factors.dropFirst(i + 1).map { b in
        Pair(
          a: a, b: b, sed: characteristics.empiricalSED(a, b),
          isIndistinct: characteristics.areIndistinct(a, b))
      }
    }
    let z = pairs.map { (scores.z[$0.a] ?? [], scores.z[$0.b] ?? []) }
    var differences: [Double] = []
    var p: [Double?] = []
    differences.reserveCapacity(statements * pairs.count)
    p.reserveCapacity(statements * pairs.count)
    for j in 0..<statements {
      for (k, pair) in pairs.enumerated() {
        let difference = z[k].0[j] - z[k].1[j]
        differences.append(difference)
        p.append(pair.sed.map { Self.p(difference, sed: $0) })
      }
    }
    let adjusted = adjust(p, by: settings.adjustment)
    self.pairs = pairs
    self.differences = differences
    self.p = p
    self.adjusted = adjusted

    let candidates = factors.filter { characteristics.factors[$0].definers >= 3 }
    let areKnown = !pairs.isEmpty && pairs.allSatisfy { $0.sed != nil }
    var labels: [Comparison.Label] = []
    var distinguishes: [[Int]] = []
    for j in 0..<statements {
      let row = j * pairs.count
      // Two one-sided tests (Schuirmann 1987).
      let isShared = pairs.indices.allSatisfy { k in
        pairs[k].sed.map {
          abs(differences[row + k]) + Comparison.oneSided95 * $0 < settings.equivalence
        } ?? false
      }
      let told =
        isShared || !areKnown
        ? []
        : candidates.filter { f in
          pairs.indices.allSatisfy { k in
            pairs[k].a != f && pairs[k].b != f
              || (adjusted[row + k] ?? 1) < 0.05 && !pairs[k].isIndistinct
          }
        }
      labels.append(
        !areKnown ? .undecided : isShared ? .shared : told.isEmpty ? .undecided : .distinguishing)
      distinguishes.append(told)
    }
    self.labels = labels
    self.distinguishes = distinguishes
  }

  /// Whether some pair of viewpoints differs on a statement.
  func somePairDiffers(_ statement: Int) -> Bool {
    pairs.indices.contains { (adjusted[statement * pairs.count + $0] ?? 1) < 0.05 }
  }

  /// 2Φ(−|Δz|/SED); where SED vanishes, 1 for equal scores and 0 for others.
  private static func p(_ difference: Double, sed: Double) -> Double {
    if sed < 1e-9 { return abs(difference) < 1e-9 ? 1 : 0 }
    return Normal.twoSidedP(difference / sed)
  }
}

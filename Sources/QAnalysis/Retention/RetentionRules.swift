import QNumerics

/// Principal components of one study and what each number of them gives after varimax.
struct ComponentSolutions: Sendable {
  /// Flags of a solution by the standard rule.
  struct Flagged: Sendable {
    /// For each factor the sorts flagged on it.
    let definers: [[Int]]
    /// Sorts flagged on some factor.
    let flagged: Int
    /// Flagged on exactly one factor, over the factor that has fewest of them.
    let fewest: Int
  }

  /// All eigenvalues of R that can differ from 0, largest first.
  let eigenvalues: [Double]
  /// Unrotated loadings, P × at most `most`.
  let components: Matrix
  /// Statements.
  let statements: Int
  /// Rotated loadings for K = 1, 2, ….
  let rotated: [Matrix]
  /// Flags for K = 1, 2, ….
  let flags: [Flagged]

  /// Extracts and rotates; `columns` are the sorts, centred and of unit length.
  init(_ columns: [[Double]], most: Int) throws {
    let unit = try Matrix(columnVectors: columns)
    let sorts = unit.columns
    statements = unit.rows
    let byStatements = sorts > unit.rows
    let eigen = try SymmetricEigen(of: byStatements ? unit.outerGram : unit.gram)
    let count = min(sorts, unit.rows)
    eigenvalues = eigen.values.prefix(count).map { max(0, $0) }
    let kept = eigenvalues.prefix(most).prefix { $0 > Extraction.nothing }.indices
    let vectors = eigen.vectors.selectingColumns(Array(kept))
    if byStatements {
      components = try unit.transposedTimes(vectors)
    } else {
      let values = eigenvalues
      components = Matrix(rows: sorts, columns: kept.count) { i, f in
        vectors[i, f] * values[f].squareRoot()
      }
    }
    var rotated: [Matrix] = []
    var flags: [Flagged] = []
    for k in stride(from: 1, through: kept.count, by: 1) {
      let loadings = components.selectingColumns(Array(0..<k))
      let turn = try Orthomax(loadings, gamma: 1, seed: 0, conventions: Self.rotation)
      rotated.append(try loadings.times(turn.matrix))
      flags.append(Self.flag(rotated[k - 1], statements: unit.rows))
    }
    self.rotated = rotated
    self.flags = flags
  }

  /// Flags and medians need fewer digits than an analysis does, and no second start.
  private static let rotation: RotationConventions = {
    var conventions = RotationConventions()
    conventions.stop = 1e-6
    conventions.starts = 0
    return conventions
  }()

  private static func flag(_ loadings: Matrix, statements: Int) -> Flagged {
    let limit = FlagConventions().limit(.p05, statements: statements)
    var definers = [[Int]](repeating: [], count: loadings.columns)
    var single = [Int](repeating: 0, count: loadings.columns)
    var flagged = 0
    for (i, communality) in rowSumsOfSquares(loadings).enumerated() {
      let on = (0..<loadings.columns).filter { f in
        let a = loadings[i, f]
        return a * a > communality / 2 && abs(a) > limit
      }
      for f in on { definers[f].append(i) }
      if on.count == 1 { single[on[0]] += 1 }
      if !on.isEmpty { flagged += 1 }
    }
    return Flagged(definers: definers, flagged: flagged, fewest: single.min() ?? 0)
  }

  /// The scores of K factors up to sign, each of mean 0; `nil` for a factor without flags.
  func scores(_ columns: [[Double]], factors k: Int) -> [[Double]?] {
    let loadings = rotated[k - 1]
    let floor = ScoreConventions().weightFloor
    return flags[k - 1].definers.enumerated().map { f, definers in
      guard !definers.isEmpty else { return nil }
      var sum = [Double](repeating: 0, count: statements)
      for i in definers {
        let a = loadings[i, f]
        let weight = a / max(1 - a * a, floor)
        for j in sum.indices { sum[j] += weight * columns[i][j] }
      }
      return standardised(sum)
    }
  }

  /// One halving of the sorts: for K = 1, 2, … the smallest |r| between the z-scores of factors of
  /// the halves, paired so that Σ|r| is largest; a factor without flags counts 0. Ends where a half
  /// carries fewer factors.
  static func splitHalf(
    _ columns: [[Double]], most: Int, generator: inout SeededGenerator
  ) throws -> [Double] {
    let order = generator.permutation(columns.count)
    let half = columns.count / 2
    guard half >= 2 else { return [] }
    let parts = [order.prefix(half), order.dropFirst(half)].map { $0.map { columns[$0] } }
    let solutions = try parts.map { try ComponentSolutions($0, most: most) }
    let reach = min(solutions[0].flags.count, solutions[1].flags.count)
    return try stride(from: 1, through: reach, by: 1).map { k in
      let first = solutions[0].scores(parts[0], factors: k)
      let second = solutions[1].scores(parts[1], factors: k)
      let likeness = Matrix(rows: k, columns: k) { f, g in
        guard let a = first[f], let b = second[g] else { return 0 }
        return abs(zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }) / Double(a.count - 1)
      }
      let pairs = try Assignment.maximising(likeness)
      return pairs.enumerated().map { f, g in g.map { likeness[f, $0] } ?? 0 }.min() ?? 0
    }
  }
}

/// What each rule finds in one study.
struct RetentionCounts: Sendable {
  private var counts: [RetentionCriterion: Int] = [:]

  subscript(criterion: RetentionCriterion) -> Int? { counts[criterion] }

  init(_ study: ComponentSolutions, parallel: Int, sequential: Int?, averagePartial: Int?) {
    let root = Double(study.statements).squareRoot()
    let largest = (0..<study.components.columns).map { f in
      study.components.column(f).map { abs($0) }.sorted(by: >)
    }
    func leading(_ passes: ([Double]) -> Bool) -> Int {
      largest.prefix { $0.count > 1 && passes($0) }.count
    }
    counts[.parallelAnalysis] = parallel
    counts[.sequentialParallelAnalysis] = sequential
    counts[.minimumAveragePartial] = averagePartial
    counts[.eigenvalueAboveOne] = study.eigenvalues.count { $0 > 1 }
    counts[.twoSignificantLoadings] = leading { $0[1] > 2.58 / root }
    counts[.humphreyStrict] = leading { $0[0] * $0[1] > 2 / root }
    counts[.humphreyLenient] = leading { $0[0] * $0[1] > 1 / root }
    counts[.screeAcceleration] = Self.acceleration(study.eigenvalues)
    counts[.threeDefiningSorts] = (study.flags.lastIndex { $0.fewest >= 3 } ?? -1) + 1
  }

  /// The sharpest bend among the first 8 numbers of factors; `nil` below three eigenvalues.
  static func acceleration(_ eigenvalues: [Double]) -> Int? {
    let bends = eigenvalues.indices.dropFirst().dropLast().prefix(RetentionPanel.most).map { k in
      eigenvalues[k - 1] - 2 * eigenvalues[k] + eigenvalues[k + 1]
    }
    return bends.indices.max { bends[$0] < bends[$1] }.map { $0 + 1 }
  }
}

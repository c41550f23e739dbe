// What becomes of blank cells where they are let in.

/// What is done with sorts that have blank cells.
public enum MissingCells: String, Sendable, CaseIterable {
  /// Every blank cell is a finding.
  case refuse
  /// Up to a fifth of the cells of a sort may be blank; they are filled from the other sorts.
  case refill

  /// The largest number of blank cells in a sort of so many statements: a fifth, rounded down.
  static func most(of statements: Int) -> Int { statements / 5 }
}

/// The placements of sorts, blank cells filled.
///
/// Each sort is standardised on the statements it placed (mean 0, standard deviation 1, divisor
/// n − 1). A blank takes the statement's mean standardised placement over the sorts that have it, 0
/// where none has, brought back to the sort's own mean and standard deviation: whatever standardises
/// a sort, or ranks it, finds just these values, and what was placed stays as it was placed.
struct Refilling {
  /// One vector a sort, in units of the grid; P × N.
  let placements: [[Double]]
  /// How many cells of each sort were filled; P of them.
  let filled: [Int]

  /// Fills the blanks of complete and incomplete sorts; O(P N).
  ///
  /// A sort whose placed statements do not differ keeps its one value everywhere; that is a finding of
  /// its own.
  init(_ sorts: [QSort]) {
    filled = sorts.map { sort in sort.placements.count { $0 == nil } }
    guard filled.contains(where: { $0 > 0 }) else {
      // No cell is blank.
      placements = sorts.map { sort in sort.placements.map { Double($0 ?? 0) } }
      return
    }
    let spreads = sorts.map { Spread($0.placements) }
    let statements = sorts.first?.placements.count ?? 0
    let means = (0..<statements).map { j in
      var sum = 0.0
      var count = 0
      for (sort, spread) in zip(sorts, spreads) {
        guard let value = sort.placements[j] else { continue }
        sum += spread.standardised(Double(value))
        count += 1
      }
      return count > 0 ? sum / Double(count) : 0
    }
    placements = zip(sorts, spreads).map { sort, spread in
      zip(sort.placements, means).map { value, mean in
        value.map(Double.init) ?? spread.mean + spread.deviation * mean
      }
    }
  }

  /// Mean and standard deviation (divisor n − 1) of the cells that are not blank.
  private struct Spread {
    let mean: Double
    let deviation: Double

    init(_ cells: [Int?]) {
      let values = cells.compactMap { $0.map(Double.init) }
      let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      deviation = values.count < 2 ? 0 : (squares / Double(values.count - 1)).squareRoot()
    }

    func standardised(_ value: Double) -> Double {
      deviation > 0 ? (value - mean) / deviation : 0
    }
  }
}

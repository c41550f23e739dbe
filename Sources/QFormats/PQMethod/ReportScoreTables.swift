internal import QStudy

// The tables of the report with a row a statement: scores, differences, arrays.

extension PQMethodReport {
  /// Factors side by side in a table of scores.
  private static let scoresAcross = 5

  var scoreTables: [ListingTable] {
    guard let z = results.z, let factors = z.first?.count, factors > 0 else { return [] }
    var tables: [ListingTable] = []
    if let ranks = results.ranks {
      tables += scores("Factor Scores with Corresponding Ranks", z, ranks)
    }
    if let correlations = results.scoreCorrelations { tables.append(agreement(correlations)) }
    tables += (0..<factors).map { descending(z, $0) }
    for f in 0..<factors {
      for g in f + 1..<max(factors, f + 1) { tables.append(differences(z, f, g)) }
    }
    if let exact = results.exactScores {
      tables += scores(Self.exactScores, exact.z, exact.t)
    }
    if let arrays = results.arrays {
      tables.append(valuesByStatement(arrays))
      if factors > 1 { tables.append(valuesByConsensus(arrays, z)) }
    }
    return tables
  }

  /// z-scores with whole numbers beside them.
  private func scores(_ title: String, _ z: [[Double]], _ wholes: [[Int]]) -> [ListingTable] {
    let factors = z.first?.count ?? 0
    return stride(from: 0, to: factors, by: Self.scoresAcross).map { start in
      let columns = start..<min(start + Self.scoresAcross, factors)
      return ListingTable(
        head: [
          "", "", title, FortranField.blanks(78) + "Factors",
          "No.  Statement" + FortranField.blanks(47) + "No." + Self.numbers(columns, 11), " ",
        ],
        rows: statements.indices.map { j in
          let fields = columns.map {
            FortranField.real(z[j][$0], 7, 2) + FortranField.whole(wholes[j][$0], 4)
          }
          return [
            FortranField.whole(j + 1, 3) + "  " + FortranField.text(statements[j], 54)
              + FortranField.whole(j + 1, 5) + FortranField.blanks(3) + fields.joined()
          ]
        })
    }
  }

  private func agreement(_ correlations: [[Double]]) -> ListingTable {
    ListingTable(
      head: [
        "", "", "", FortranField.blanks(5) + "Correlations Between Factor Scores", "",
        FortranField.blanks(8) + Self.numbers(0..<correlations.count, 8),
      ],
      rows: correlations.indices.map { f in
        [
          "",
          FortranField.whole(f + 1, 5) + FortranField.blanks(3)
            + correlations[f].map { FortranField.real($0, 8, 4) }.joined(),
        ]
      })
  }

  /// The number of a statement, its wording in 60 columns, and the number again.
  func statement(_ j: Int) -> String {
    FortranField.whole(j + 1, 4) + "  " + FortranField.text(statements[j], 60)
      + FortranField.whole(j + 1, 4)
  }

  /// The statements from the largest value on.
  func order(_ values: [Double]) -> [Int] {
    values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
  }

  private func descending(_ z: [[Double]], _ f: Int) -> ListingTable {
    ListingTable(
      head: [
        "", "", "", "Factor Scores -- For Factor" + FortranField.whole(f + 1, 5), "",
        " No.  Statement" + FortranField.blanks(50) + "  No.     Z-SCORES", " ",
      ],
      rows: order(z.map { $0[f] }).map { j in
        [statement(j) + FortranField.blanks(6) + FortranField.real(z[j][f], 7, 3)]
      })
  }

  private func differences(_ z: [[Double]], _ f: Int, _ g: Int) -> ListingTable {
    let (first, second) = (FortranField.whole(f + 1, 4), FortranField.whole(g + 1, 4))
    return ListingTable(
      head: [
        "", "", "Descending Array of Differences Between Factors\(first) and\(second)", "",
        " No.  Statement" + FortranField.blanks(52) + "No.     Type\(first)  Type\(second)"
          + "  Difference", " ",
      ],
      rows: order(z.map { $0[f] - $0[g] }).map { j in
        [
          statement(j) + FortranField.blanks(6) + FortranField.real(z[j][f], 7, 3)
            + FortranField.real(z[j][g], 10, 3) + FortranField.real(z[j][f] - z[j][g], 12, 3)
        ]
      })
  }

  // MARK: Arrays

  /// What the report takes from a value of the grid, so that its middle is 0.
  var middle: Int {
    let ends = (sheet.grid.values.first ?? 0) + (sheet.grid.values.last ?? 0)
    return Int((Double(ends) / 2).rounded(.down))
  }

  private func values(_ title: String, _ arrays: [[Int]], _ order: [Int]) -> ListingTable {
    ListingTable(
      head: [
        "", title, "", FortranField.blanks(77) + "Factor Arrays", "",
        "No.  Statement" + FortranField.blanks(52) + "No.  "
          + Self.numbers(0..<(arrays.first?.count ?? 0), 7), " ",
      ],
      rows: order.map { j in
        [
          FortranField.whole(j + 1, 3) + "  " + FortranField.text(statements[j], 60)
            + FortranField.whole(j + 1, 4) + "  "
            + arrays[j].map { FortranField.whole($0 - middle, 7) }.joined()
        ]
      })
  }

  /// With mean and deviation of the grid (divisor N).
  private func valuesByStatement(_ arrays: [[Int]]) -> ListingTable {
    var table = values(
      "Factor Q-Sort Values for Each Statement", arrays, Array(statements.indices))
    let grid = sheet.grid.ascendingValues.map(Double.init)
    let mean = grid.reduce(0, +) / Double(max(1, grid.count))
    let variance =
      grid.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, grid.count))
    table.tail = [
      "", "",
      "Variance =" + FortranField.real(variance, 7, 3) + "  St. Dev. ="
        + FortranField.real(variance.squareRoot(), 7, 3),
    ]
    return table
  }

  private func valuesByConsensus(_ arrays: [[Int]], _ z: [[Double]]) -> ListingTable {
    let agreement = z.map { row in
      let mean = row.reduce(0, +) / Double(row.count)
      return -row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return values(
      "Factor Q-Sort Values for Statements sorted by Consensus vs. Disagreement "
        + "(Variance across Factor Z-Scores)", arrays, order(agreement))
  }
}

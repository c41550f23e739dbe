internal import QStudy

// The tables of the report about factors: characteristics, distinguishing and consensus statements.

extension PQMethodReport {
  /// Lines that must be left on a page for a list of statements to begin there.
  private static let roomForList = 32

  /// More factors leave less room for the statements.
  private static let mostWithWholeText = 4

  var factorTables: [ListingTable] {
    guard let z = results.z, let factors = z.first?.count, factors > 1 else { return [] }
    var tables: [ListingTable] = []
    if let table = characteristics { tables.append(table) }
    if let errors = results.differenceErrors { tables.append(differenceErrors(errors)) }
    guard let arrays = results.arrays else { return tables }
    if let distinguishing = results.distinguishing {
      // Two factors are told apart by the same statements.
      tables += (0..<(factors > 2 ? factors : 1)).map { f in
        list(distinguishing.filter { $0.factor == f }, of: f, z, arrays)
      }
    }
    if let consensus = results.consensus { tables.append(list(consensus, z, arrays)) }
    return tables
  }

  private var characteristics: ListingTable? {
    guard let definers = results.definers, let reliabilities = results.reliabilities,
      let errors = results.standardErrors, let sortReliability = results.sortReliability
    else { return nil }
    func reals(_ values: [Double]) -> String {
      values.map { FortranField.real($0, 9, 3) }.joined()
    }
    return ListingTable(
      head: [
        "", "", "Factor Characteristics", FortranField.blanks(37) + "Factors", "",
        FortranField.blanks(31) + Self.numbers(0..<definers.count, 9),
      ],
      rows: [
        [
          "",
          "No. of Defining Variables" + FortranField.blanks(6)
            + definers.map { FortranField.whole($0, 9) }.joined(),
        ],
        [
          "",
          "Average Rel. Coef." + FortranField.blanks(15)
            + reals(definers.map { _ in sortReliability }),
        ],
        ["", "Composite Reliability" + FortranField.blanks(12) + reals(reliabilities)],
        ["", "S.E. of Factor Z-Scores" + FortranField.blanks(10) + reals(errors)],
      ])
  }

  private func differenceErrors(_ errors: [[Double]]) -> ListingTable {
    ListingTable(
      head: [
        "", "", "", "Standard Errors for Differences in Factor Z-Scores", "",
        "(Diagonal Entries Are S.E. Within Factors)", "",
        FortranField.blanks(12) + "Factors " + Self.numbers(0..<errors.count, 9),
      ],
      rows: errors.indices.map { f in
        [
          "",
          FortranField.blanks(14) + FortranField.whole(f + 1, 3) + FortranField.blanks(5)
            + errors[f].map { FortranField.real($0, 9, 3) }.joined(),
        ]
      })
  }

  // MARK: Lists of statements

  /// The lines above a list: where “Factors” stands, the numbers of the factors, and the columns.
  private func columns(
    _ factors: Int, word: Int, no: String
  ) -> [String] {
    let isWide = factors <= Self.mostWithWholeText
    return [
      FortranField.blanks(isWide ? word : word - 37) + "Factors", "",
      FortranField.blanks(isWide ? 67 : 30) + Self.numbers(0..<factors, 12),
      no + FortranField.blanks(isWide ? 51 : 17) + "No." + (isWide ? "   " : " ")
        + (0..<factors).map { _ in "Q-SV Z-SCR  " }.joined(), "",
    ]
  }

  /// The wording as far as there is room, and the number again.
  private func wording(_ j: Int, _ factors: Int) -> String {
    (factors <= Self.mostWithWholeText
      ? FortranField.text(statements[j], 60) : FortranField.text(statements[j], 22) + " ...")
      + FortranField.whole(j + 1, 3)
  }

  private func value(_ j: Int, _ f: Int, _ z: [[Double]], _ arrays: [[Int]]) -> String {
    FortranField.whole(arrays[j][f] - middle, 2) + " " + FortranField.real(z[j][f], 5, 2)
  }

  private func list(
    _ marks: [PublishedResults.Distinguishing], of f: Int, _ z: [[Double]], _ arrays: [[Int]]
  ) -> ListingTable {
    let factors = z.first?.count ?? 0
    let stars = Set(marks.filter { $0.level < 0.05 }.map(\.statement))
    let listed = Set(marks.map(\.statement))
    let gap = factors <= Self.mostWithWholeText ? "  " : ""
    let rows = order(z.map { $0[f] }).filter(listed.contains).map { j in
      let fields = (0..<factors).map { g in
        "   " + value(j, g, z, arrays) + (g == f && stars.contains(j) ? "*" : " ")
      }
      return [
        FortranField.whole(j + 1, 4) + " " + wording(j, factors) + gap + fields.joined()
      ]
    }
    return ListingTable(
      head: [
        "", "", "Distinguishing Statements for Factor " + FortranField.whole(f + 1, 2), "",
        " (P < .05 ;  Asterisk (*) Indicates Significance at P < .01)", "",
        "Both the Factor Q-Sort Value (Q-SV) and the Z-Score (Z-SCR) are Shown.", "",
      ] + columns(factors, word: 72, no: " No. Statement"),
      rows: rows.isEmpty
        ? [
          ["", "There Were NO Distinguishing Statements for Factor\(FortranField.whole(f + 1, 2))"]
        ]
        : rows, room: Self.roomForList)
  }

  private func list(
    _ marks: [PublishedResults.Consensus], _ z: [[Double]], _ arrays: [[Int]]
  ) -> ListingTable {
    let factors = z.first?.count ?? 0
    let gap = factors <= Self.mostWithWholeText ? "   " : " "
    let rows = marks.sorted { $0.statement < $1.statement }.map { mark in
      let j = mark.statement
      let fields = (0..<factors).map { "  " + value(j, $0, z, arrays) + "  " }
      return [
        FortranField.whole(j + 1, 4) + (mark.level > 0.01 ? "* " : "  ") + wording(j, factors)
          + gap + fields.joined()
      ]
    }
    return ListingTable(
      head: [
        "", "",
        "Consensus Statements  --  Those That Do Not Distinguish Between ANY Pair of Factors.", "",
        "All Listed Statements are Non-Significant at P>.01, and Those Flagged With an * are also "
          + "Non-Significant at P>.05.", " ", "", "",
      ] + columns(factors, word: 87, no: " No.  Statement"),
      rows: rows.isEmpty ? [["", "There Were NO Consensus Statements"]] : rows,
      room: Self.roomForList)
  }
}

internal import QStudy

// The tables of the report with a row a sort: correlations, loadings, distributions.

extension PQMethodReport {
  /// Columns of the table of correlations.
  private static let correlationsAcross = 30

  /// Tables of loadings and distributions begin on a page with so many lines more than they have
  /// rows.
  private static let roomBesideRows = 11

  var sortTables: [ListingTable] { correlationTables + loadingTables + distributionTable }

  private var room: Int { sheet.ids.count + Self.roomBesideRows }

  /// In hundredths, halves toward zero.
  private var correlationTables: [ListingTable] {
    guard let correlations = results.correlations else { return [] }
    func hundredths(_ r: Double) -> Int {
      // What the program has at hand are the five decimals of the .cor file.
      let r = Self.single((r * 1e5).rounded() / 1e5)
      let size = (abs(r) * 100 - 0.5).rounded(.up)
      return Int(r < 0 ? -size : size)
    }
    return stride(from: 0, to: sheet.ids.count, by: Self.correlationsAcross).map { start in
      let columns = start..<min(start + Self.correlationsAcross, sheet.ids.count)
      return ListingTable(
        head: [
          "", "Correlation Matrix Between Sorts  ", "",
          "SORTS" + FortranField.blanks(7) + Self.numbers(columns, 4), " ",
        ],
        rows: correlations.indices.map { i in
          [
            sort(i)
              + columns.map { FortranField.whole(hundredths(correlations[i][$0]), 4) }.joined()
          ]
        })
    }
  }

  private var loadingTables: [ListingTable] {
    var tables: [ListingTable] = []
    if let unrotated = results.unrotated, let eigenvalues = results.eigenvalues {
      tables.append(self.unrotated(unrotated, eigenvalues))
      tables.append(communalities(unrotated, eigenvalues))
    }
    if let rotated = results.rotated, let flags = results.flags {
      tables.append(self.rotated(rotated, flags))
    }
    return tables
  }

  /// A percentage of what the sorts vary, in whole numbers.
  private func percent(_ sum: Double, _ width: Int) -> String {
    FortranField.whole(Int((100 * sum / Double(sheet.ids.count)).rounded()), width)
  }

  private func row(_ index: Int, _ values: [Double]) -> [String] {
    [sort(index) + "  " + values.map { FortranField.real($0, 10, 4) }.joined()]
  }

  private func unrotated(_ loadings: [[Double]], _ eigenvalues: [Double]) -> ListingTable {
    ListingTable(
      head: [
        "", "Unrotated Factor Matrix ", FortranField.blanks(16) + "Factors",
        FortranField.blanks(10) + Self.numbers(0..<eigenvalues.count, 10), " SORTS",
      ],
      continued: (1, "Unrotated Factor Matrix (continued)"),
      rows: loadings.indices.map { row($0, loadings[$0].map(Self.single)) },
      tail: [
        "", " Eigenvalues  " + eigenvalues.map { FortranField.real($0, 10, 4) }.joined(),
        " % expl.Var.  " + eigenvalues.map { percent($0, 10) }.joined(),
      ], room: room)
  }

  /// Squares of the loadings of five decimals, added up over the factors.
  private func communalities(_ loadings: [[Double]], _ eigenvalues: [Double]) -> ListingTable {
    let sums = loadings.map { row in
      row.reduce(into: [Float]()) { sums, loading in
        let loading = Float((loading * 1e5).rounded() / 1e5)
        sums.append((sums.last ?? 0) + loading * loading)
      }
    }
    let explained = eigenvalues.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1) }
    return ListingTable(
      head: [
        "", "Cumulative Communalities Matrix ", FortranField.blanks(16) + "Factors 1 Thru ....",
        FortranField.blanks(10) + Self.numbers(0..<eigenvalues.count, 10), " SORTS",
      ],
      continued: (1, "Cumulative Communalities Matrix (continued)"),
      rows: sums.indices.map { row($0, sums[$0].map { Double($0) }) },
      tail: ["", "cum% expl.Var." + explained.map { percent($0, 10) }.joined()], room: room)
  }

  private func rotated(_ loadings: [[Double]], _ flags: [[Bool]]) -> ListingTable {
    // The report leaves out factors that nobody defines.
    let kept = results.scored ?? Array((loadings.first ?? []).indices)
    let sums = kept.map { f in loadings.reduce(0) { $0 + $1[f] * $1[f] } }
    return ListingTable(
      head: [
        "", "Factor Matrix with an X Indicating a Defining Sort", "",
        FortranField.blanks(16) + "Loadings", "",
        " QSORT" + FortranField.blanks(4) + Self.numbers(0..<kept.count, 10), " ",
      ],
      continued: (1, "Factor Matrix with an X Indicating a Defining Sort (continued)"),
      rows: loadings.indices.map { i in
        let fields = kept.map { f in
          FortranField.real(Self.single(loadings[i][f]), 9, 4) + (flags[i][f] ? "X" : " ")
        }
        return [sort(i) + "  " + fields.joined()]
      },
      tail: ["", " % expl.Var. " + sums.map { percent($0, 10) }.joined()], room: room)
  }

  private var distributionTable: [ListingTable] {
    guard let distributions = results.distributions else { return [] }
    return [
      ListingTable(
        head: [
          "", "Free Distribution Data Results", "", " QSORT            MEAN     ST.DEV.", " ",
        ],
        rows: distributions.indices.map { i in
          [
            sort(i) + " " + FortranField.real(distributions[i].mean, 10, 3)
              + FortranField.real(distributions[i].standardDeviation, 10, 3)
          ]
        }, room: room)
    ]
  }
}

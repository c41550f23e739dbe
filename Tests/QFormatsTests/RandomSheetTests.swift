import QNumerics
import QStudy
import QTables
import Testing

@testable import QFormats

/// Clean studies put into sheets as people keep them, and sheets of rubbish.
@Suite struct RandomSheetTests {
  /// A clean study, and the cells of a sheet that holds it among other things.
  private struct Sheet {
    var study = Study(title: "t")
    var cells: [[String]] = []
    var isSorts = true
    var random: SeededGenerator

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      let counts = random.pick([
        [1, 2, 3, 2, 1], [2, 3, 4, 3, 2], [1, 2, 3, 4, 3, 2, 1], [2, 4, 2, 4, 2],
      ])
      let low = random.pick([-(counts.count / 2), -(counts.count / 2), 1])
      let values = counts.enumerated().flatMap {
        Array(repeating: $0.offset + low, count: $0.element)
      }
      isSorts = Bool.random(using: &random)
      let hasTexts = !isSorts && Bool.random(using: &random)
      let prefix = random.pick(["", "s", "Q"])
      study.statements = values.indices.map { i in
        Statement(
          id: "\(prefix)\(i + 1)",
          text: hasTexts ? "What they say of thing \(i + 1)." : "Statement \(prefix)\(i + 1)")
      }
      let people = Int.random(in: 4...12, using: &random)
      let style = random.pick(["P", "Anna Maria ", "x", "Ŵ-"])
      study.sorts = (0..<people).map { person in
        QSort(id: "\(style)\(person + 1)", placements: values.shuffled(using: &random))
      }
      let hasPeople = Bool.random(using: &random)
      if hasPeople {
        study.participants = study.sorts.map { sort in
          Participant(
            id: sort.id, attributes: ["sector": random.pick(["council", "health", "none"])])
        }
      }
      cells = table(hasTexts: hasTexts, hasPeople: hasPeople)
      addTotals()
      interrupt(seed)
      surround()
    }

    private mutating func table(hasTexts: Bool, hasPeople: Bool) -> [[String]] {
      let ids = study.statements.map(\.id)
      if isSorts {
        let corner = random.pick(["sort", "", "Participant"])
        let header = [corner] + (hasPeople ? ["sector"] : []) + ids
        return [header]
          + zip(study.sorts, study.sorts.indices).map { sort, i in
            [sort.id] + (hasPeople ? [study.participants[i].attributes["sector"] ?? ""] : [])
              + sort.placements.map { written($0 ?? 0) }
          }
      }
      let corner = random.pick(["No", "", "statement"])
      let text = random.pick(["Statement text", "Wording of the cards"])
      var rows = [[corner] + (hasTexts ? [text] : []) + study.sorts.map(\.id)]
      if hasPeople {
        rows.append(
          ["sector"] + (hasTexts ? [""] : [])
            + study.participants.map { $0.attributes["sector"] ?? "" })
      }
      for (i, statement) in study.statements.enumerated() {
        rows.append(
          [statement.id] + (hasTexts ? [statement.text] : [])
            + study.sorts.map { written($0.placements[i] ?? 0) })
      }
      return rows
    }

    private mutating func written(_ value: Int) -> String {
      if value > 0, Int.random(in: 0..<12, using: &random) == 0 { return "+\(value)" }
      if value < 0, Int.random(in: 0..<6, using: &random) == 0 { return "\u{2212}\(-value)" }
      return String(value)
    }

    /// A column and a row of totals or means, named so.
    private mutating func addTotals() {
      let left = isSorts ? (study.participants.isEmpty ? 1 : 2) : cells[0].count - study.sorts.count
      func numbers(_ row: [String]) -> [Int] {
        row.dropFirst(left).compactMap {
          Int($0.replacing("\u{2212}", with: "-").replacing("+", with: ""))
        }
      }
      if Bool.random(using: &random) {
        let isMean = Bool.random(using: &random)
        for row in cells.indices {
          let values = numbers(cells[row])
          let sum = values.reduce(0, +)
          cells[row].append(
            row == 0
              ? (isMean ? "Mean" : "Total")
              : values.isEmpty
                ? "" : isMean ? String(Double(sum) / Double(values.count)) : String(sum))
        }
      } else if Bool.random(using: &random) {
        let width = cells[0].count
        let rows = cells.dropFirst().filter { !numbers($0).isEmpty }
        let sums = (left..<width).map { column in
          rows.reduce(0) { sum, row in
            sum + (Int(row[column].replacing("\u{2212}", with: "-").replacing("+", with: "")) ?? 0)
          }
        }
        let name = [random.pick(["Sum", "Total:"])] + Array(repeating: "", count: left - 1)
        cells.append(name + sums.map(String.init))
      }
    }

    /// The header once more between the sorts, or a heading between the statements.
    private mutating func interrupt(_ seed: UInt64) {
      var own = SeededGenerator(seed: seed &+ 4093)
      guard Int.random(in: 0..<3, using: &own) == 0 else { return }
      let place = Int.random(in: 3..<(cells.count - 1), using: &own)
      cells.insert(isSorts ? cells[0] : [own.pick(["Buses", "Parks and trees"])], at: place)
    }

    /// Titles above, notes below, blank rows, and blank columns at the left.
    private mutating func surround() {
      let notes = ["Coded by two people in May.", "* absent from the second part of it"]
      if Bool.random(using: &random) { cells += [[], [random.pick(notes)]] }
      let titles = ["Q study", "Field work 2023", "Confidential, do not pass on"]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        cells.insert([random.pick(titles)], at: 0)
      }
      if Bool.random(using: &random) {
        cells.insert([], at: Int.random(in: 0..<cells.count, using: &random))
      }
      let offset = Int.random(in: 0...3, using: &random)
      cells = cells.map { $0.isEmpty ? [] : Array(repeating: "", count: offset) + $0 }
    }

    /// The cells as a sheet of a workbook, numbers as numbers, or as the rows of a text file.
    func table(sheet: String?) throws -> RawTable {
      try RawTable(
        file: "t", sheet: sheet,
        rows: cells.enumerated().map { number, row in
          RawRow(
            line: number + 1,
            cells: row.map { cell in
              cell.isEmpty
                ? .blank
                : sheet == nil ? .text(cell) : Double(cell).map { .number($0) } ?? .text(cell)
            })
        })
    }
  }

  @Test("A clean study comes back from a sheet with titles, totals, notes and blank rows around it")
  func cleanStudies() throws {
    for seed in 1...400 {
      let sheet = Sheet(seed: UInt64(seed))
      for name in [nil, "Sheet 1"] {
        let shown = sheet.cells.map { $0.joined(separator: " | ") }.joined(separator: "\n")
        do {
          var laid = LaidTable(title: "t", format: "sheet", options: ReadingOptions())
          let reading = try laid.read(try sheet.table(sheet: name), warnings: [])
          #expect(reading.study.sorts == sheet.study.sorts, "seed \(seed)\n\(shown)")
          #expect(reading.study.statements == sheet.study.statements, "seed \(seed)\n\(shown)")
          #expect(reading.study.participants == sheet.study.participants, "seed \(seed)\n\(shown)")
          // What was found, said by hand, is the same.
          let layout = try #require(reading.layout)
          var options = ReadingOptions(attributes: layout.statedAttributes)
          options.place = SortsPlace(
            sorts: layout.sorts, statements: layout.statements, ids: layout.ids)
          var again = LaidTable(title: "t", format: "sheet", options: options)
          let stated = try again.read(try sheet.table(sheet: name), warnings: [])
          #expect(stated.study == reading.study, "seed \(seed) by hand\n\(shown)")
        } catch let error as Findings {
          Issue.record("seed \(seed): \(error.all[0])\n\(shown)")
        }
      }
    }
  }

  @Test("Sheets of rubbish, and clean ones with rubbish in them, bring findings, never a crash")
  func rubbish() throws {
    let pieces = [
      "", "", "", "1", "-1", "0", "2", "3", "99999999999", "1e300", "-0", "Total", "Mean", "n",
      "age",
      "A sentence of words.", "no", "sort", "statement", "0.5", "\u{2212}2", "+3", "x", "=1",
      "Anna:",
      ":", "name:", "\u{0}", "日本",
    ]
    for seed in 1...1500 {
      var sheet = Sheet(seed: UInt64(seed))
      var random = SeededGenerator(seed: UInt64(seed) &* 7919)
      if seed.isMultiple(of: 3) {
        let width = Int.random(in: 1...9, using: &random)
        sheet.cells = (0..<Int.random(in: 0...14, using: &random)).map { _ in
          (0..<width).map { _ in random.pick(pieces) }
        }
      } else {
        for _ in 0..<Int.random(in: 1...12, using: &random) {
          let row = Int.random(in: sheet.cells.indices, using: &random)
          guard !sheet.cells[row].isEmpty else { continue }
          sheet.cells[row][Int.random(in: sheet.cells[row].indices, using: &random)] =
            random.pick(pieces)
        }
      }
      var options = ReadingOptions(rows: random.pick([nil, nil, .sorts, .statements]))
      options.repair = Bool.random(using: &random)
      if seed.isMultiple(of: 4) {
        func corner() -> Int { Int.random(in: 1...12, using: &random) }
        let (rows, columns) = ([corner(), corner()].sorted(), [corner(), corner()].sorted())
        options.place.sorts = CellRange(rows: rows[0]...rows[1], columns: columns[0]...columns[1])
        options.place.ids = random.pick([nil, .row(corner()), .column(corner())])
        let more = [corner(), corner()].sorted()
        options.place.statements = random.pick([
          nil, CellRange(rows: rows[0]...rows[1], columns: more[0]...more[1]),
          CellRange(rows: more[0]...more[1], columns: columns[0]...columns[1]),
        ])
      }
      do {
        var laid = LaidTable(title: "t", format: "sheet", options: options)
        let reading = try laid.read(
          try sheet.table(sheet: random.pick([nil, "S"])), warnings: [])
        do {
          _ = try SortTable(reading.study, acceptsFree: true)
        } catch {
          expectSound(reading.sources.locating(error).all, of: "the sorts of seed \(seed)")
        }
      } catch let findings as Findings {
        expectSound(findings.all, of: "seed \(seed)")
      }
    }
  }
}

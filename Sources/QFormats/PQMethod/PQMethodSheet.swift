internal import QStudy

/// A study as PQMethod's files hold it: checked, its sorts named in eight columns.
struct PQMethodSheet {
  let study: Study
  let grid: Grid
  /// What the sorts are called, each of at most eight bytes.
  let ids: [String]
  /// The name of the files without their extensions.
  let stem: String

  static let lineEnd = "\r\n"

  /// Values on a line of a `.raw` file.
  static let rawWidth = 40

  /// The two lines at the head of every file but `.sta`, with blanks up to a width.
  func header(factors: Int, width: Int = 0) -> String {
    let counts = [factors, study.sorts.count, study.statements.count]
    let design =
      [grid.values.first ?? 0, grid.values.last ?? 0]
      + PQMethodWriter.values.map { grid.count(of: $0) }
    func fields(_ numbers: [Int]) -> String {
      numbers.map { FortranField.whole($0, 3) }.joined()
    }
    let lines = [
      fields(counts) + " " + FortranField.text(FortranField.oneLine(study.title), 68),
      fields(design),
    ]
    return lines.map { $0 + FortranField.blanks(width - $0.utf8.count) + Self.lineEnd }.joined()
  }

  /// `.dat`, `.sta`, `.raw`, and `ids.csv` where anything is called otherwise.
  var files: [(name: String, bytes: [UInt8])] {
    let files = [
      (name: stem + ".dat", bytes: Array(data.utf8)),
      (name: stem + ".sta", bytes: Array(wording.utf8)),
      (name: stem + ".raw", bytes: Array(raw.utf8)),
    ]
    let numbers = study.statements.indices.map { "\($0 + 1)" }
    return files + WrittenIDs.files(WrittenIDs.rows(study, sorts: ids, statements: numbers))
  }

  /// A line a sort.
  private var data: String {
    let records = zip(study.sorts, ids).map { sort, id in
      FortranField.text(id, 10) + sort.placements.map { FortranField.whole($0 ?? 0, 2) }.joined()
        + Self.lineEnd
    }
    return header(factors: 0) + records.joined()
  }

  private var wording: String {
    study.statements.map { FortranField.oneLine($0.text) + Self.lineEnd }.joined()
  }

  /// The values of each statement, then the names of the sorts.
  private var raw: String {
    var text = header(factors: 0)
    for statement in study.statements.indices {
      let values = study.sorts.map { FortranField.whole($0.placements[statement] ?? 0, 2) }
      for start in stride(from: 0, to: values.count, by: Self.rawWidth) {
        text += values[start..<min(start + Self.rawWidth, values.count)].joined() + Self.lineEnd
      }
    }
    return text + ids.map { FortranField.text($0, 8) + Self.lineEnd }.joined()
  }
}

package import QStudy
internal import QTables

/// What PQMethod's own files hold beside the study: its report and its matrices.
package enum PQMethodResults {
  /// The bytes of a file; the longest report runs to some hundred pages.
  private static let largest = 20_000_000

  /// Reads a `.lis` report, or a `.cor`, `.unr`, `.rot` or `.hro` matrix of five decimals.
  ///
  /// - Throws: `Findings` for another kind of file, a number that can't be read, and holes.
  package static func read(_ input: FormatInput) throws(Findings) -> PublishedResults {
    guard let bytes = input.bytes else {
      throw Findings(
        .notAFile(input, expected: "a .lis, .cor, .unr, .rot or .hro file of PQMethod"))
    }
    guard bytes.count <= largest else {
      throw Findings(.tooLarge(.bytes, largest, Location(file: input.path)))
    }
    guard !bytes.allSatisfy(isBlankByte) else { throw Findings(.emptyFile(input.path)) }
    if input.fileExtension == "lis" { return try PQMethodListing.read(bytes, file: input.path) }
    let file = try PQMethodMatrix(bytes, file: input.path)
    var results = PublishedResults(program: "PQMethod")
    results.title = file.title
    switch input.fileExtension {
    case "cor": results.correlations = try file.values(perSort: file.header.sorts, isWrapped: true)
    case "unr": results.unrotated = try file.values(perSort: file.header.factors, isWrapped: false)
    case "rot", "hro":
      results.rotated = try file.values(perSort: file.header.factors, isWrapped: false)
      results.flags = file.flags(factors: file.header.factors)
    default:
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: input.path),
          found: "a .\(input.fileExtension) file",
          expected: "a .lis, .cor, .unr, .rot or .hro file of PQMethod",
          mend: "Give one of these."))
    }
    return results
  }
}

/// A matrix of PQMethod: its two lines of head, then ten columns a value, the tenth for a flag.
struct PQMethodMatrix {
  let header: PQMethodHeader
  let title: String
  private let file: String
  private let lines: [[UInt8]]
  private let text: FixedLines

  init(_ bytes: [UInt8], file: String) throws(Findings) {
    do {
      text = try FixedLines(bytes)
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
    guard let first = text.lines.first, let header = PQMethodHeader(first) else {
      throw Findings(
        Finding(
          .syntax, location: Location(file: file, line: 1), found: "another first line",
          expected: "the numbers of factors, sorts and statements, in three columns each",
          mend: "Give the file as PQMethod wrote it."))
    }
    self.header = header
    self.file = file
    title = text.text(header.title)
    lines = Array(text.lines.dropFirst(2))
  }

  /// A row a sort. Wrapped rows go on after eight values.
  func values(perSort count: Int, isWrapped: Bool) throws(Findings) -> [[Double]] {
    let perLine = isWrapped ? 8 : max(1, count)
    let linesPerSort = (count + perLine - 1) / perLine
    var rows: [[Double]] = []
    var line = 0
    for sort in 0..<header.sorts {
      var row: [Double] = []
      for part in 0..<linesPerSort {
        guard line < lines.count else {
          throw Findings(
            Finding(
              .raggedRow, location: Location(file: file, line: line + 2),
              found: "\(sort) sorts", expected: "\(header.sorts), as the first line says",
              mend: "Give the file whole."))
        }
        for k in 0..<min(perLine, count - part * perLine) {
          guard let value = parseNumber(lines[line].columns(10 * k..<10 * k + 9)) else {
            throw Findings(
              Finding(
                .notANumber,
                location: Location(file: file, line: line + 3, cell: String(10 * k + 1)),
                found: "“\(text.text(lines[line].columns(10 * k..<10 * k + 9)))”",
                expected: "a number in these nine columns",
                mend: "Give the file as PQMethod wrote it."))
          }
          row.append(value)
        }
        line += 1
      }
      rows.append(row)
    }
    return rows
  }

  /// Whether an X stands behind each loading; a row a sort.
  func flags(factors: Int) -> [[Bool]] {
    lines.prefix(header.sorts).map { line in
      (0..<factors).map { line.columns(10 * $0 + 9..<10 * $0 + 10).first == 0x58 }
    }
  }
}

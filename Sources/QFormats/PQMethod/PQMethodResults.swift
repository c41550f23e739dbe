package import QStudy
internal import QTables

/// What PQMethod's own files hold beside the study: its report and its matrices.
package enum PQMethodResults {
  /// The bytes of a file; the longest report runs to some hundred pages.
  private static let largest = 20_000_000

  /// Whether a file holds results: its content says so, or its extension where the content says
  /// nothing.
  package static func recognises(_ input: FormatInput) -> Bool {
    guard let bytes = input.bytes,
      let kind = PQMethodKind(bytes: bytes, extension: input.fileExtension)
    else { return false }
    return kind.holdsResults
  }

  /// Reads a `.lis` report, a `.cor`, `.unr`, `.rot` or `.hro` matrix of five decimals, or the angles of
  /// a `.qan`; which it is, the content says.
  ///
  /// - Throws: `Findings` for another kind of file, a number that can't be read, and holes.
  package static func read(_ input: FormatInput) throws(Findings) -> PublishedResults {
    guard let bytes = input.bytes else {
      throw Findings(
        .notAFile(input, expected: "a .lis, .cor, .unr, .rot, .hro or .qan file of PQMethod"))
    }
    guard bytes.count <= largest else {
      throw Findings(.tooLarge(.bytes, largest, Location(file: input.path)))
    }
    guard !bytes.allSatisfy(isBlankByte) else { throw Findings(.emptyFile(input.path)) }
    let kind = PQMethodKind(bytes: bytes, extension: input.fileExtension)
    if kind == .report { return try PQMethodListing.read(bytes, file: input.path) }
    var results = PublishedResults(program: "PQMethod")
    if kind == .angles {
      results.turns = try turns(bytes, file: input.path)
      return results
    }
    let matrices: [PQMethodKind] = [.correlations, .unrotated, .rotated]
    guard let kind, matrices.contains(kind) else {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: input.path),
          found: kind?.words ?? "a .\(input.fileExtension) file",
          expected: "a .lis, .cor, .unr, .rot, .hro or .qan file of PQMethod",
          mend: "Give one of these."))
    }
    let file = try PQMethodMatrix(bytes, file: input.path)
    results.title = file.title
    switch kind {
    case .correlations:
      results.correlations = try file.values(perSort: file.header.sorts, isWrapped: true)
    case .unrotated:
      results.unrotated = try file.values(perSort: file.header.factors, isWrapped: false)
    default:
      results.rotated = try file.values(perSort: file.header.factors, isWrapped: false)
      results.flags = file.flags(factors: file.header.factors)
    }
    return results
  }

  /// The turns of a hand rotation, one a line: two factors and the angle in degrees, with a point
  /// behind it.
  private static func turns(
    _ bytes: [UInt8], file: String
  ) throws(Findings) -> [PublishedResults.Turn] {
    let text: FixedLines
    do {
      text = try FixedLines(bytes)
    } catch {
      throw Findings(Finding(error, file: file, bytes: bytes))
    }
    var turns: [PublishedResults.Turn] = []
    for (index, line) in text.lines.enumerated().dropFirst() where line.extent > 0 {
      let words = line.words
      let angle = words.last.flatMap { word in
        parseNumber(word.last == UInt8(ascii: ".") ? word.dropLast() : word)
      }
      guard words.count == 3, let first = parseInteger(words[0]), first >= 1,
        let second = parseInteger(words[1]), second >= 1, let angle
      else {
        throw Findings(
          Finding(
            .syntax, location: Location(file: file, line: index + 1),
            found: "“\(excerpt(line))”", expected: "two numbers of factors and an angle",
            mend: "Give the file as PQMethod wrote it."))
      }
      turns.append(
        PublishedResults.Turn(first: first - 1, second: second - 1, degrees: angle))
    }
    return turns
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
              .raggedRow, location: Location(file: file, line: text.lines.count),
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

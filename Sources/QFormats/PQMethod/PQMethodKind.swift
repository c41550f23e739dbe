internal import QTables

/// What a file of PQMethod holds, by its content; where two kinds look alike, or the content says
/// nothing, by its extension.
enum PQMethodKind: String {
  case data = "dat"
  case wording = "sta"
  case raw
  case correlations = "cor"
  case unrotated = "unr"
  case rotated = "rot"
  case angles = "qan"
  case report = "lis"
  case sheet = "tsv"

  /// What the file is, in words.
  var words: String {
    switch self {
    case .data: "the sorts of a PQMethod study"
    case .wording: "the statements of a PQMethod study"
    case .raw: "the sorts of a PQMethod study by statement"
    case .correlations: "PQMethod's correlations between sorts"
    case .unrotated: "PQMethod's unrotated loadings"
    case .rotated: "PQMethod's rotated loadings and flags"
    case .angles: "the angles of a hand rotation in PQMethod"
    case .report: "a report of PQMethod"
    case .sheet: "a table of sorts that PQMethod wrote for a spreadsheet"
    }
  }

  /// Whether sorts are read from it.
  var holdsSorts: Bool { self == .data || self == .raw }

  /// Whether results are read from it.
  var holdsResults: Bool {
    [.correlations, .unrotated, .rotated, .angles, .report].contains(self)
  }

  init?(bytes: [UInt8], extension fileExtension: String) {
    let named = Self(fileExtension)
    if let found = Self.content(of: bytes, named: named) {
      self = found
    } else if let named, named != .data, named != .sheet {
      self = named
    } else {
      return nil
    }
  }

  private init?(_ fileExtension: String) {
    guard let kind = Self(rawValue: fileExtension == "hro" ? "rot" : fileExtension) else {
      return nil
    }
    self = kind
  }

  private static func content(of bytes: [UInt8], named: Self?) -> Self? {
    var start = Array(bytes.prefix(4096))
    // The last line may end within a character.
    if bytes.count > start.count, let end = start.lastIndex(of: 0x0A) {
      start.removeSubrange(end...)
    }
    guard !start.contains(0), let text = try? FixedLines(start) else { return nil }
    let lines = text.lines.filter { $0.extent > 0 }
    guard let first = lines.first else { return nil }
    let words = text.text(first)
    if words.hasPrefix("PQMethod"), words.contains("PAGE") { return .report }
    if words.hasPrefix("FTR#1") { return .angles }
    if words.hasPrefix("Title of Study   --") { return .sheet }
    guard named != .wording, lines.count >= 2, let header = PQMethodHeader(first),
      header.title.first != UInt8(ascii: ","),
      let design = PQMethodHeader.designNumbers(lines[1]), design.count > 2
    else { return nil }
    guard lines.count > 2 else { return .data }
    return content(of: lines[2], header, named)
  }

  /// What a file with a head holds, by the line after it.
  private static func content(
    of line: [UInt8], _ header: PQMethodHeader, _ named: Self?
  ) -> Self? {
    let isMatrix =
      line.columns(3..<4).first == UInt8(ascii: ".") && parseNumber(line.columns(0..<9)) != nil
    if isMatrix {
      if header.factors == 0 { return .correlations }
      if named == .rotated || named == .unrotated { return named }
      // A column for the flag stands behind the last loading too.
      return line.count == 10 * header.factors ? .rotated : .unrotated
    }
    if named == .data || named == .raw { return named }
    let width = min(header.sorts, PQMethodSheet.rawWidth)
    let isRaw =
      line.extent <= 2 * width
      && (0..<width).allSatisfy { parseInteger(line.columns(2 * $0..<2 * $0 + 2)) != nil }
    return isRaw ? .raw : .data
  }
}

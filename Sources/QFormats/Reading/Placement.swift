internal import QStudy
internal import QTables

/// What a cell of a sort holds.
enum PlacementCell: Equatable {
  case blank
  case value(Int)
  case notANumber(String)
  case notAnInteger(String)
  case outOfRange(String)

  /// How many findings there may be before faulty cells are no longer added.
  static let mostFindings = Findings.most

  /// The value, nil for a blank cell; a fault is a finding.
  func value(
    at location: Location, sort: String?, statement: String?, _ findings: inout [Finding]
  ) -> Int? {
    func fault(
      _ code: Finding.Code, _ found: String, _ expected: String,
      mend: String = "Write the value of the column where the card lies."
    ) -> Int? {
      // A table of another kind would bring millions, which no one reads and no memory holds.
      findings.add(
        Finding(
          code, location: location, sort: sort, statement: statement, found: found,
          expected: expected, mend: mend))
      return nil
    }
    switch self {
    case .blank: return nil
    case .value(let value): return value
    case .notANumber(let text) where isLoneDash(text) || missingMarks.contains(text.lowercased()):
      return fault(
        .notANumber, "“\(text)”, which often stands for a missing value", "a whole number",
        mend: "Write the value, or clear the cell if there is none.")
    case .notANumber(let text): return fault(.notANumber, "“\(text)”", "a whole number")
    case .notAnInteger(let text): return fault(.notAnInteger, text, "a whole number")
    case .outOfRange(let text):
      return fault(.badValue, text, "a grid value within ±\(Grid.largestValue)")
    }
  }
}

/// What programs and people write where a value is missing.
private let missingMarks: Set<String> = ["na", "n/a", "#n/a", "nan", "null", ".", "?"]

extension [Finding] {
  /// Adds a finding, unless there are so many already that nobody reads on: a file of another kind
  /// would bring millions, which no memory holds.
  mutating func add(_ finding: @autoclosure () -> Finding) {
    if count < PlacementCell.mostFindings { append(finding()) }
  }
}

/// Reads a placement from text in UTF-8.
func readPlacement(
  _ bytes: ArraySlice<UInt8>, decimalComma: Bool = false
) -> PlacementCell {
  if isBlankCell(bytes) { return .blank }
  // Spreadsheets mark a number that is kept as text so, and some programs write the mark out.
  let bytes = narrow(bytes.first == UInt8(ascii: "'") ? bytes.dropFirst() : bytes)
  let decimalComma = decimalComma || endsInZeros(bytes)
  if let value = parseInteger(bytes)
    ?? (decimalComma ? parseInteger(bytes, decimalComma: true) : nil)
  {
    return placement(value, text: excerpt(bytes))
  }
  let number = parseNumber(bytes) ?? (decimalComma ? parseNumber(bytes, decimalComma: true) : nil)
  guard let number else { return .notANumber(excerpt(bytes)) }
  return number.rounded() == number ? .outOfRange(excerpt(bytes)) : .notAnInteger(excerpt(bytes))
}

/// A text with the digits and signs of other scripts as those of ASCII.
private func narrow(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard bytes.count < 64, bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
  return ArraySlice(latinDigits(String(decoding: bytes, as: UTF8.self)).utf8)
}

/// Whether a comma can only be a decimal one: `1,0` and `1,00`, but not `1,000`, which may be a thousand.
private func endsInZeros(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return false }
  let decimals = bytes[(comma + 1)...]
  return (1...2).contains(decimals.count) && decimals.allSatisfy { $0 == UInt8(ascii: "0") }
}

/// Reads a placement from a number.
func readPlacement(_ number: Double) -> PlacementCell {
  if let value = Int(exactly: number) { return placement(value, text: String(value)) }
  let text = number.description
  return number.rounded() == number ? .outOfRange(text) : .notAnInteger(text)
}

/// Beyond what any grid takes, a value would only break the arithmetic of later stages.
private func placement(_ value: Int, text: @autoclosure () -> String) -> PlacementCell {
  value.magnitude <= UInt(Grid.largestValue) ? .value(value) : .outOfRange(text())
}

/// The text of a cell for a message, cut where nobody would read on.
func excerpt(_ bytes: some Collection<UInt8>) -> String {
  excerpt(String(decoding: bytes.prefix(400), as: UTF8.self))
}

/// A text for a message, cut where nobody would read on.
func excerpt(_ text: String) -> String {
  text.count > 40 ? String(text.prefix(40)) + "…" : text
}

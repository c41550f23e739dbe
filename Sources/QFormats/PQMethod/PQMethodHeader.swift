internal import QStudy
internal import QTables

/// The two lines at the head of a `.dat` file.
///
/// Line 1: I3 factors, I3 sorts, I3 statements, 1X, A68 title. Line 2: I3 lowest value, I3 highest
/// value, 20 × I3 cards for the values −6 to 13. Programs that export the format write the numbers
/// with any number of blanks between them, so whole words are taken where the columns make no sense.
struct PQMethodHeader {
  let factors: Int
  let sorts: Int
  let statements: Int
  /// The rest of the line.
  let title: ArraySlice<UInt8>

  /// Three columns take no more than 999; no reader should be led to expect millions.
  private static let most = 99_999

  init?(_ line: [UInt8]) {
    let fixed = [0, 3, 6].map { parseInteger(line.columns($0..<$0 + 3)) }
    if let factors = fixed[0], let sorts = fixed[1], let statements = fixed[2],
      Self.isSound(factors, sorts, statements), line.count <= 9 || !isDigit(line[9])
    {
      (self.factors, self.sorts, self.statements) = (factors, sorts, statements)
      title = line.dropFirst(9)
      return
    }
    let words = line.words.prefix(3)
    let numbers = words.map { parseInteger($0) }
    guard numbers.count == 3, let factors = numbers[0], let sorts = numbers[1],
      let statements = numbers[2], Self.isSound(factors, sorts, statements)
    else { return nil }
    (self.factors, self.sorts, self.statements) = (factors, sorts, statements)
    title = line[(words.last?.endIndex ?? line.endIndex)...]
  }

  private static func isSound(_ factors: Int, _ sorts: Int, _ statements: Int) -> Bool {
    (0...most).contains(factors) && (1...most).contains(sorts) && (1...most).contains(statements)
  }

  /// The numbers of the second line: by columns of three where they are all numbers, else by words.
  static func designNumbers(_ line: [UInt8]) -> [Int]? {
    let line = Array(line.prefix(line.extent))
    let fixed = stride(from: 0, to: line.count, by: 3).map { start -> Int? in
      let field = line.columns(start..<start + 3)
      return field.allSatisfy(isBlankByte) ? 0 : parseInteger(field)
    }
    let words = line.words.map { parseInteger($0) }
    for reading in [fixed, words] {
      let numbers = reading.compactMap(\.self)
      guard numbers.count == reading.count, numbers.count >= 2, numbers[0] <= numbers[1],
        numbers.allSatisfy({ $0.magnitude <= 9_999 })
      else { continue }
      return numbers
    }
    return nil
  }

  /// The grid that the numbers declare; nil where they declare no cards.
  ///
  /// The cards stand in the places of the values −6 to 13. Some programs begin with the lowest value
  /// instead, which shows in cards outside the declared range.
  static func grid(_ numbers: [Int]) throws(Grid.Fault) -> Grid? {
    let (low, high, counts) = (numbers[0], numbers[1], numbers.dropFirst(2))
    if counts.allSatisfy({ $0 == 0 }) { return nil }
    func columns(from first: Int) -> [Grid.Column] {
      zip(first..., counts).filter { $0.1 != 0 }.map { Grid.Column(value: $0.0, count: $0.1) }
    }
    for first in [-6, low] {
      let columns = columns(from: first)
      if columns.allSatisfy({ (low...high).contains($0.value) }) {
        return try Grid(columns: columns)
      }
    }
    throw .badValue(columns(from: -6).first { !(low...high).contains($0.value) }?.value ?? low)
  }
}

/// Whether a byte is a digit in ASCII.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

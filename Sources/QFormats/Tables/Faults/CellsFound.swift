// How cells were written that were read all the same: no fault, and told so that nobody need wonder.

internal import QStudy
internal import QTables

/// Counts numbers that stand in their cells in another form than a plain number has.
struct NumbersFound {
  /// A form in which a number is read.
  private enum Form: Int, CaseIterable {
    case asText, plus, minus
  }

  /// How many numbers of each form there are, and the name of the first cell.
  private var found: [Form: (count: Int, first: String)] = [:]
  /// What minus signs of another kind are, in the order in which they were met.
  private var signs: [Character] = []

  /// Signs that are read as a minus though they are none of ASCII.
  private static let minusSigns: Set<Character> = ["‐", "‑", "‒", "–", "—", "−", "﹣", "－"]

  /// Takes in a number by the text that it stands for.
  ///
  /// - Parameters:
  ///   - isStored: whether the cell is one of text where it could be one of a number.
  ///   - cell: the name of the cell.
  mutating func add(_ text: String, isStored: Bool, at cell: @autoclosure () -> String) {
    var text = text.drop { $0.isWhitespace }
    var isStored = isStored
    // Spreadsheets mark a number that is kept as text so, and some programs write the mark out.
    if text.first == "'" {
      text.removeFirst()
      isStored = true
    }
    if isStored { add(.asText, at: cell()) }
    guard let first = text.first else { return }
    if first == "+" || first == "＋" {
      add(.plus, at: cell())
    } else if Self.minusSigns.contains(first) {
      if !signs.contains(first) { signs.append(first) }
      add(.minus, at: cell())
    }
  }

  private mutating func add(_ form: Form, at cell: @autoclosure () -> String) {
    if let (count, first) = found[form] {
      found[form] = (count + 1, first)
    } else {
      found[form] = (1, cell())
    }
  }

  /// What was found, a phrase a form; none where every number is plain.
  var phrases: [String] {
    Form.allCases.compactMap { form in
      guard let (count, first) = found[form] else { return nil }
      let numbers = "\(count) number\(count == 1 ? "" : "s")"
      switch form {
      case .asText:
        return "\(numbers) stored as text (first \(first)), read as "
          + (count == 1 ? "a number" : "numbers")
      case .plus: return "\(numbers) with a plus sign (first \(first)), read without it"
      case .minus:
        let shown = signs.map { "“\($0)”" }.joined(separator: " or ")
        return "\(numbers) with \(shown) as the sign (first \(first)), read as minus"
      }
    }
  }
}

extension TableReader {
  /// How the numbers of the sorts are written where it is in no plain way.
  var numbersFound: [String] {
    guard table.mayHoldSigns, let columns = roles?.values.map(\.index) ?? long.map({ [$0.value] })
    else { return [] }
    var numbers = NumbersFound()
    for row in body {
      let cells = table.rows[row]
      for column in columns where table.value(row, column) != nil {
        if let bytes = cells.bytes(column) {
          guard let first = bytes.first, !(0x30...0x39).contains(first), first != 0x2D else {
            continue
          }
          numbers.add(
            String(decoding: bytes, as: UTF8.self), isStored: false,
            at: table.letters(column) + "\(cells.line)")
        } else if case .text(let text) = cells[column] {
          numbers.add(
            text, isStored: table.sheet != nil, at: table.letters(column) + "\(cells.line)")
        }
      }
    }
    return numbers.phrases
  }

  /// The blank rows and columns that stood between those of the table, which were passed over.
  ///
  /// - Parameter whole: the cells of the file, of which the table is a part.
  func blanksFound(in whole: RawTable) -> [String] {
    let lines = table.rows.map(\.line)
    let places = (0..<table.width).compactMap { table.place($0) }
    guard let top = lines.min(), let bottom = lines.max(), let left = places.min(),
      let right = places.max()
    else { return [] }
    let rows = whole.blankLines(top...bottom)
    let columns = (left...right).filter { column in
      !whole.rows.indices.contains { !whole.isBlank($0, column) }
    }
    func phrase(_ thing: String, _ blank: [String]) -> String? {
      guard let first = blank.first else { return nil }
      return blank.count == 1
        ? "1 blank \(thing) left out (\(thing) \(first))"
        : "\(blank.count) blank \(thing)s left out (first \(thing) \(first))"
    }
    return [
      phrase("row", rows.map(String.init)), phrase("column", columns.map(columnLetters)),
    ].compactMap(\.self)
  }
}

extension RawTable {
  /// The lines in a range on which no row stands.
  fileprivate func blankLines(_ range: ClosedRange<Int>) -> [Int] {
    var blank: [Int] = []
    var next = range.lowerBound
    for row in rows(on: range) {
      let line = rows[row].line
      if line > next { blank += next..<line }
      // A cell with a line break takes several lines of a text.
      let follows = row + 1 < rows.count && rows[row + 1].line > line + 1
      next = line + 1 + (follows ? rows[row].lineBreaks : 0)
    }
    return blank
  }
}

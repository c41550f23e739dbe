internal import QStudy
internal import QTables

/// Records in running text: `key:| value | key:| value |`, or `key: value * key: value *` as copied.
///
/// A program for mail may have broken its lines at any blank, so that any white space stands for one.
struct EQText {
  /// What stands between fields, and at the end of the last, with white space on both sides.
  private let bar: UInt8
  /// What stands between a name and its value, with white space behind it.
  private let colon: [UInt8]

  private static let barred = EQText(bar: UInt8(ascii: "|"), colon: Array(":|".utf8))
  private static let copied = EQText(bar: UInt8(ascii: "*"), colon: Array(":".utf8))

  /// The field with which every record begins.
  private static let first = "projectName"
  /// The fields with which one ends.
  private static let last: Set<String> = ["sort", "presortTrace"]

  static func looksRight(_ sample: ArraySlice<UInt8>) -> Bool {
    if holds(sample, "sort:|") { return true }
    guard holds(sample, first + ":") else { return false }
    let names = Set(copied.fields(in: Array(sample), isWrapped: true).map(\.name))
    return names.isSuperset(of: [first, "randomId"])
  }

  /// The records of a table that has each in one cell, and a record without a sort for a row that has
  /// none. What Netlify adds in columns of its own, such as addresses of computers, is left alone.
  static func records(_ table: CSVTable, file: String) -> [CollectedRecord] {
    table.rows.enumerated().compactMap { place, row in
      let location = Location(file: file, line: row.line)
      let found = row.cells.lazy.map { barred.fields(in: Array($0.utf8), isWrapped: false) }
        .first { $0.contains { $0.name == first || $0.name == "randomId" } }
      if let found { return CollectedRecord(location: location, fields: found.map(\.pair)) }
      let isBlank = row.cells.allSatisfy { stated($0).isEmpty }
      return place == 0 || isBlank ? nil : CollectedRecord(location: location)
    }
  }

  /// The records of a mail, or of several in a row.
  static func records(_ text: [UInt8], file: String) -> [CollectedRecord] {
    let isBarred = barred.fields(in: text, isWrapped: true)
    let fields = isBarred.isEmpty ? copied.fields(in: text, isWrapped: true) : isBarred
    var records: [CollectedRecord] = []
    var line = 1
    var counted = 0
    for field in fields {
      if field.name == first {
        line += lineBreaks(in: text[counted..<field.start])
        counted = field.start
        records.append(CollectedRecord(location: Location(file: file, line: line)))
      }
      if !records.isEmpty { records[records.count - 1].fields.append(field.pair) }
    }
    return records
  }

  // MARK: Fields

  private struct Field {
    let name: String
    let value: String
    /// The place of the name.
    let start: Int
    var pair: (name: String, value: String) { (name, value) }
  }

  /// A name, and the colon behind it.
  private struct Label {
    let name: String
    let range: Range<Int>
    /// The place of the bar before it, if there is one.
    let bar: Int?
  }

  /// The fields of a text, in order; a line break in a text that was wrapped is a blank.
  ///
  /// A value ends before the bar of the next name, so that bars within it stay. Where a record ends, it
  /// ends at its first bar, for behind that comes what is no part of the record.
  private func fields(in text: [UInt8], isWrapped: Bool) -> [Field] {
    let labels = labels(in: text)
    return labels.enumerated().map { place, label in
      let next = place + 1 < labels.count ? labels[place + 1] : nil
      let start = label.range.upperBound
      let limit = next?.range.lowerBound ?? text.count
      var end = next?.bar ?? limit
      if next == nil || next?.name == Self.first {
        let bars = (start..<limit).lazy.filter { isBar(text, $0) }
        end = (Self.last.contains(label.name) ? bars.first : bars.last) ?? limit
      }
      let value = String(decoding: text[start..<end], as: UTF8.self)
      return Field(
        name: label.name, value: isWrapped ? unwrapped(value) : trimmed(value),
        start: label.range.lowerBound)
    }
  }

  /// The names in a text: each stands behind a bar, but for that with which a record begins.
  private func labels(in text: [UInt8]) -> [Label] {
    var labels: [Label] = []
    for place in text.indices where text[place] == colon[0] {
      let end = place + colon.count
      guard text[place...].starts(with: colon), end == text.count || isBlankByte(text[end]) else {
        continue
      }
      let start = text[..<place].lastIndex { !isNameByte($0) }.map { $0 + 1 } ?? 0
      guard start < place else { continue }
      let name = String(decoding: text[start..<place], as: UTF8.self)
      let before = text[..<start].lastIndex { !isBlankByte($0) }
      let bar = before.flatMap { isBar(text, $0) ? $0 : nil }
      if bar != nil || name == Self.first {
        labels.append(Label(name: name, range: start..<end, bar: bar))
      }
    }
    return labels
  }

  /// Whether at a place stands a bar with white space, or the end of the text, on both sides.
  private func isBar(_ text: [UInt8], _ place: Int) -> Bool {
    text[place] == bar && (place == 0 || isBlankByte(text[place - 1]))
      && (place + 1 == text.count || isBlankByte(text[place + 1]))
  }

  private func unwrapped(_ value: String) -> String {
    value.split { ["\n", "\r", "\r\n"].contains($0) }.map { trimmed(String($0)) }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}

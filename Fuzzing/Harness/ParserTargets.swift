// The parsers below the formats, each with what must hold for any bytes.

import QFormats
import QTables

extension Target {
  static let parsers: [Target] = [
    Target(name: "parser-text", pool: .texts, longest: 4_000) { bytes in
      guard let text = try? decodeText(bytes).text else { return }
      require(String(validating: text, as: UTF8.self) != nil, "decoded text is UTF-8")
    },
    Target(name: "parser-numbers", pool: .texts, longest: 64) { bytes in
      let slice = bytes[...]
      for comma in [false, true] {
        let number = parseNumber(slice, decimalComma: comma)
        require(number?.isFinite ?? true, "a number is finite")
        if let whole = parseInteger(slice, decimalComma: comma) {
          require(number == Double(whole), "a whole number is a number: \(whole)")
        }
      }
    },
    Target(name: "parser-cells", pool: .texts, longest: 64, run: readCellNames),
    Target(name: "parser-csv", pool: .texts, longest: 4_000, run: readCSV),
    Target(name: "parser-json", pool: .texts, longest: 4_000) { bytes in
      guard let value = try? JSONValue(parsing: bytes) else { return }
      require(
        (try? JSONValue(parsing: value.bytes())) == value, "JSON that is written reads back")
    },
    Target(name: "parser-xml", pool: .texts, longest: 4_000) { bytes in
      guard let root = try? XMLElement(parsing: bytes) else { return }
      guard let text = xmlEscaped(root.text) else { return }
      let back = try? XMLElement(parsing: Array("<a>\(text)</a>".utf8))
      require(back?.text == root.text, "XML text that is escaped reads back")
    },
    Target(name: "parser-yaml", pool: .texts, longest: 4_000) { bytes in
      guard let value = try? YAMLDocument(parsing: bytes).root else { return }
      // YAML reads back no key of more than 1,024 characters as written, which may be ten for one.
      guard value.longestKey <= 100 else { return }
      let written = YAMLWriter.write(value)
      let back = try? YAMLDocument(parsing: Array(written.utf8)).root
      require(back == value, "YAML that is written reads back: \(written)")
    },
    Target(name: "parser-zip", pool: .texts, longest: 8_000) { bytes in
      guard let archive = try? ZIPArchive(reading: bytes) else { return }
      for name in archive.names { _ = try? archive.read(name) }
    },
    Target(name: "parser-xlsx", pool: .bundles, longest: longestBundle) { bytes in
      let bundle = Bundle(bytes)
      guard let file = bundle.input.bytes, let book = try? XLSXWorkbook(reading: file) else {
        return
      }
      book.sheets.forEach(check)
    },
  ]
}

private func readCellNames(_ bytes: [UInt8]) {
  let name = String(decoding: bytes, as: UTF8.self)
  if let place = CellReference(name) {
    require(CellReference(place.name) == place, "a cell is named as it reads: \(place.name)")
  }
  if let range = CellRange(name) {
    let own = "\(range.first.name):\(range.last.name)"
    require(CellRange(own) == range, "a range is named as it reads: \(own)")
  }
}

private func readCSV(_ bytes: [UInt8]) {
  guard let table = try? CSVTable(parsing: bytes) else { return }
  var line = 0
  for row in table.rows {
    require(row.line > line && row.count > 0, "rows go down the file")
    line = row.line
    for column in 0...row.count {
      _ = row.isBlank(column)
      _ = row.integer(column)
      _ = row.number(column, decimalComma: true)
    }
  }
  let written = CSVWriter(delimiter: table.delimiter).bytes(table.rows.map(\.cells))
  let back = try? CSVTable(parsing: written, delimiter: table.delimiter)
  require(
    back.map { $0.rows.map(\.cells) } == table.rows.map(\.cells), "CSV that is written reads back")
}

private func check(_ sheet: XLSXSheet) {
  var last = 0
  for row in sheet.rows {
    require(row.number > last, "rows go down the sheet")
    last = row.number
    var column = 0
    for cell in row.cells {
      require(cell.column > column, "cells go along the row")
      column = cell.column
      require(sheet[row.number, column] == cell.cell, "a cell is found by its place")
    }
    require(column <= sheet.lastColumn, "no cell lies past the last column")
  }
}

extension YAMLValue {
  /// The length of the longest key below, in characters.
  fileprivate var longestKey: Int {
    switch content {
    case .mapping(let entries):
      entries.reduce(0) { max($0, $1.key.text.unicodeScalars.count, $1.value.longestKey) }
    case .sequence(let items): items.reduce(0) { max($0, $1.longestKey) }
    default: 0
    }
  }
}

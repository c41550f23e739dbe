internal import QTables

/// How the table of a FlashQ server is known by its header.
extension HtmlQTable {
  /// The sizes of the three piles.
  static let piles = ["npos", "nneu", "nneg"]

  /// Whether the first line is the header of such a table, whatever its values count from, and though
  /// the columns before them were renamed or removed.
  static func looksRight(_ sample: ArraySlice<UInt8>) -> Bool {
    let line = sample.prefix { $0 != 0x0A && $0 != 0x0D }
    let header = String(decoding: line, as: UTF8.self).filter { $0 != "\"" }
    return ";,\t".contains { delimiter in
      let cells = header.split(separator: delimiter, omittingEmptySubsequences: false)
      let names = cells.map { trimmed(String($0)).lowercased() }
      return places(in: names) != nil || names.starts(with: ["sid", "uid", "s1"])
    }
  }

  /// The first value, the column behind the last, and the first duration; nil in another header.
  static func places(in header: [String]) -> (first: Int, end: Int, tail: Int)? {
    guard let first = header.firstIndex(where: { isNumbered($0, "s") }) else { return nil }
    let end = header[first...].firstIndex { !isNumbered($0, "s") } ?? header.endIndex
    guard header[end...].starts(with: piles),
      let tail = header[(end + piles.count)...].firstIndex(of: "dur0")
    else { return nil }
    return (first, end, tail)
  }
}

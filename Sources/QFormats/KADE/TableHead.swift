internal import QStudy
internal import QTables

/// Which rows at the top of a table with a row a sort are no sorts: titles, and the names or numbers of
/// the statements.
///
/// KADE and Ken-Q begin at a fixed row, and lose without a word whoever stands above it. Here the first
/// row with a name and values begins the sorts; a row that may as well be one, but is taken for a
/// header, brings a warning.
struct TableHead {
  /// A row, as far as it matters here.
  struct Row {
    /// Where it stands, in words.
    let place: String
    /// What stands in its first cell.
    let name: String?
    /// Those of its other cells that are numbers, in order.
    let numbers: [Double]
    /// Whether other cells hold something else.
    let hasWords: Bool
    /// Whether a cell holds an error, which no header does.
    var hasErrors = false

    /// Whether it is named as headers are, or not at all.
    fileprivate var isLabelled: Bool { name.map(SheetWords.isLabel) ?? true }

    fileprivate var kind: Kind {
      if hasErrors { return .sort }
      if numbers.isEmpty { return hasWords ? .header : name == nil ? .blank : .title }
      // Values of a sort repeat, and few grids are without negative ones; numbers of statements rise.
      let rises = zip(numbers, numbers.dropFirst()).allSatisfy(<)
      return rises && numbers[0] >= 0 ? .numbers : .sort
    }
  }

  fileprivate enum Kind { case blank, title, header, numbers, sort }

  /// How many rows stand before the first sort.
  private(set) var count = 0
  /// Which of these is the header, the last if there are several.
  private(set) var header: Int?
  private(set) var warnings: [Warning] = []

  /// Looks at rows, of which only the first few are drawn.
  ///
  /// - Parameter table: the table in words, for warnings.
  init(_ rows: some Sequence<Row>, of table: String) {
    var titles: [Row] = []
    var rest = rows.makeIterator()
    var next = rest.next()
    while let row = next {
      next = rest.next()
      switch row.kind {
      case .blank: break
      case .title where header == nil: titles.append(row)
      case .header where header == nil || row.isLabelled:
        header = count
        titles = []
      case .numbers where (header == nil || row.isLabelled) && !row.isPermutation(of: next):
        header = count
        titles = []
        if !row.isLabelled {
          warn(row, table, "was taken for the numbers of the statements, not for a sort")
        }
      case .title, .header, .numbers, .sort:
        for title in titles { warn(title, table, "holds no value and was taken for a title") }
        return
      }
      count += 1
    }
  }

  private mutating func warn(_ row: Row, _ table: String, _ what: String) {
    let name = row.name ?? ""
    warnings.append(
      Warning(
        .layoutInferred,
        "\(table): \(row.place) (“\(excerpt(name))”) \(what). If it is a sort, put a row with the "
          + "names of the statements above it.", sorts: [name]))
  }
}

extension TableHead.Row {
  /// A row of texts.
  init(place: String, cells: [String]) {
    let values = cells.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
    let name = cells.first.map { trimmed($0) } ?? ""
    let numbers = values.compactMap { parseNumber($0) }
    self.init(
      place: place, name: name.isEmpty ? nil : name, numbers: numbers,
      hasWords: numbers.count < values.count)
  }

  /// Whether another row places as many cards on the same values.
  fileprivate func isPermutation(of other: Self?) -> Bool {
    numbers.count > 1 && numbers == other?.numbers.sorted()
  }
}

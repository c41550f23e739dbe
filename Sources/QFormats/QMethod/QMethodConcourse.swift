internal import QStudy
internal import QTables

/// What the folder says of the cards: `concourse/<language>/<handle>.tex`, `concourse/ids.csv` and
/// `sampling-structure.csv`.
struct QMethodConcourse {
  /// A card.
  struct Card {
    /// The name of its file.
    let handle: String
    /// What `ids.csv` calls it.
    var id: String?
    /// Where `ids.csv` or a text tells of it.
    var location: Location
    /// The files that word it, by folder of the language.
    var texts: [String: TeXFile] = [:]

    /// What the card is called in a study.
    var name: String { id ?? handle }
  }

  /// The text of a card as it lies on disk.
  struct TeXFile {
    let path: String
    let bytes: [UInt8]
  }

  private(set) var cards: [Card] = []
  /// The folders of the languages, sorted.
  private(set) var languages: [String] = []
  /// The position of each card of the sample; nil where the folder does not say which are in it.
  private(set) var sample: [Int]?
  /// The file that says so.
  private(set) var sampleFile: String?
  /// The position of a card by what a picture may call it.
  private var positions: [String: Int] = [:]

  static let folder = "concourse"
  private static let idsFile = "ids.csv"
  private static let sampleFileName = "sampling-structure.csv"

  /// Reads what there is; a folder without a concourse has no cards.
  init(_ folder: inout QMethodFolder) throws {
    let parents = ["", "sample/"]
    let parent =
      parents.first { parent in
        !folder.input.listing(of: parent + Self.folder, depth: 1).files.isEmpty
      } ?? ""
    try readIDs(&folder, parents: [parent + Self.folder + "/", parent])
    try readTexts(&folder, in: parent + Self.folder)
    try readSample(&folder, parents: [parent + Self.folder + "/"] + parents)
    index(&folder)
  }

  /// The card that a picture or a comment means: by its id, the check sum of its wording, or its
  /// handle.
  func position(of name: String) -> Int? {
    positions[name] ?? positions[Self.normalised(sum: name)]
  }

  /// What pictures may call the cards, for suggestions.
  var names: [String] { cards.map(\.name) }

  // MARK: Reading

  private mutating func readIDs(_ folder: inout QMethodFolder, parents: [String]) throws {
    for parent in parents {
      guard let table = try folder.list(parent + Self.idsFile) else { continue }
      guard let id = table.column(anyCase: "id"), let handle = table.column(anyCase: "handle")
      else {
        folder.findings.append(
          Finding(
            .missingColumn, location: table.headerLocation(),
            found: "the columns " + excerpt(table.header.joined(separator: ", ")),
            expected: "the columns ID and handle",
            mend: "Name the columns, and give a row to each card."))
        return
      }
      var handles: [String: Location] = [:]
      var ids: [String: Location] = [:]
      for row in table.rows {
        guard
          let handle = table.newID(
            row, handle, known: handles, duplicate: .duplicateStatement, what: "handle",
            &folder.findings),
          let id = table.newID(
            row, id, known: ids, duplicate: .duplicateStatement, what: "card", &folder.findings)
        else { continue }
        handles[handle] = table.location(row)
        ids[id] = table.location(row)
        cards.append(Card(handle: trimmed(handle), id: trimmed(id), location: table.location(row)))
      }
      return
    }
  }

  private mutating func readTexts(_ folder: inout QMethodFolder, in concourse: String) throws {
    var known = Dictionary(cards.enumerated().map { ($1.handle, $0) }) { first, _ in first }
    var languages: Set<String> = []
    for file in folder.files(in: concourse, extension: "tex") {
      guard let language = file.group else {
        folder.findings.append(
          Finding(
            .badValue, location: folder.location(file.path),
            found: "a wording outside the folders of languages",
            expected: "\(Self.folder)/<language>/\(file.stem).tex",
            mend: "Move it to the folder of its language."))
        continue
      }
      guard let bytes = try folder.bytes(file.path) else { continue }
      languages.insert(language)
      let position = known[file.stem] ?? cards.count
      if position == cards.count {
        known[file.stem] = position
        cards.append(Card(handle: file.stem, location: folder.location(file.path)))
      }
      cards[position].texts[language] = TeXFile(path: file.path, bytes: bytes)
    }
    self.languages = languages.sorted()
  }

  private mutating func readSample(_ folder: inout QMethodFolder, parents: [String]) throws {
    let known = Dictionary(cards.enumerated().map { ($1.handle, $0) }) { first, _ in first }
    for parent in parents {
      guard let table = try folder.list(parent + Self.sampleFileName) else { continue }
      sampleFile = table.file
      let column = table.column(anyCase: "handle")
      guard let column else {
        folder.findings.append(
          Finding(
            .missingColumn, location: table.headerLocation(), found: "no column “handle”",
            expected: "a column “handle”", mend: "Name the column of the handles."))
        return
      }
      var met: [String: Location] = [:]
      var sample: [Int] = []
      for (index, row) in table.rows.enumerated() {
        guard
          let handle = table.newID(
            row, column, known: met, duplicate: .duplicateStatement, what: "handle",
            &folder.findings)
        else { continue }
        met[handle] = table.location(row)
        if let position = known[trimmed(handle)] {
          sample.append(position)
        } else {
          let nearest = suggestion(for: handle, among: known.keys.sorted(), after: index)
          folder.findings.append(
            Finding(
              .unknownStatement, location: table.location(row, column), statement: handle,
              found: "the handle “\(excerpt(handle))”",
              expected: nearest.map { "perhaps “\($0)”" } ?? "a card of the concourse",
              mend: "Correct the handle, or add the card to \(Self.idsFile) and its wording."))
        }
      }
      self.sample = sample
      return
    }
  }

  // MARK: Names

  private mutating func index(_ folder: inout QMethodFolder) {
    // Ids rule over check sums, and these over handles.
    for (position, card) in cards.enumerated() {
      if let id = card.id { positions[id] = position }
    }
    for (position, card) in cards.enumerated() {
      for language in languages {
        guard let text = card.texts[language] else { continue }
        let sum = Self.normalised(sum: String(crc32(text.bytes), radix: 16))
        let other = positions[sum]
        if let other, other != position, card.id == nil, cards[other].id == nil {
          folder.findings.append(
            Finding(
              .duplicateStatement, location: folder.location(text.path), statement: card.name,
              found: "the same wording as the card \(cards[other].name)",
              expected: "a wording of its own, since it has no other id",
              mend: "Give the cards ids in \(Self.folder)/\(Self.idsFile), or word one anew."))
        }
        if other == nil { positions[sum] = position }
      }
    }
    for (position, card) in cards.enumerated() where positions[card.handle] == nil {
      positions[card.handle] = position
    }
  }

  /// A check sum as it is compared: programs write it with zeros before it or without, in small letters
  /// or capitals.
  private static func normalised(sum: String) -> String {
    guard sum.utf8.count <= 8, sum.utf8.allSatisfy({ isHexadecimal($0) }) else { return sum }
    return "crc32 " + sum.lowercased().drop { $0 == "0" }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}

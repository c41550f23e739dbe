internal import QStudy
internal import QTables

/// The folder that R's qmethod imports from, while it is read: its files, and what was found in them.
struct QMethodFolder {
  let input: FormatInput
  var findings: [Finding] = []
  var warnings: [Warning] = []

  /// Where the pictures of the grid lie.
  static let sorts = "qsorts"
  /// Where comments lie.
  static let feedback = "feedback"
  /// The bytes of a picture, a text or a list; none comes near it.
  static let largestFile = 1_000_000

  init(_ input: FormatInput) { self.input = input }

  /// A file of one of the folders: `<folder>/[condition/]<stem>.<extension>`.
  struct File {
    /// The path from the folder.
    let path: String
    /// The name of the folder in which it lies within the listed one; nil where it lies there itself.
    let group: String?
    /// Its name without the extension.
    let stem: String
  }

  /// The files with an extension in a folder, and one folder below.
  ///
  /// Links, and folders that lie deeper, are findings: what they hold would be missing.
  mutating func files(in folder: String, extension wanted: String) -> [File] {
    let listing = input.listing(of: folder, depth: 1)
    refuse(listing.links)
    for path in listing.deeper {
      findings.append(
        Finding(
          .badValue, location: location(path), found: "a folder within a folder",
          expected: "files, in \(folder) or in folders within it", mend: "Move its files up."))
    }
    if listing.isCut {
      findings.append(
        .tooLarge(
          .entries, FolderListing.mostEntries, Location(file: input.location(of: folder))))
    }
    return listing.files.compactMap { path in
      let parts = path.dropFirst(folder.count + 1).split(separator: "/").map(String.init)
      guard let name = parts.last, !name.hasPrefix("."), let dot = name.lastIndex(of: "."),
        name[name.index(after: dot)...].lowercased() == wanted
      else { return nil }
      return File(
        path: path, group: parts.count > 1 ? parts[0] : nil, stem: String(name[..<dot]))
    }
  }

  private mutating func refuse(_ links: [String]) {
    for path in links {
      findings.append(
        Finding(
          .badValue, location: location(path), found: "a link", expected: "a file or a folder",
          mend: "Put the file or folder itself here; links are not followed."))
    }
  }

  /// The bytes of a file; nil where there is none.
  func bytes(_ path: String) throws -> [UInt8]? {
    do {
      return try input.file(named: path, limit: Self.largestFile)
    } catch {
      guard case .tooLarge(_, let limit) = error else { throw error }
      throw Findings(.tooLarge(.bytes, limit, location(path)))
    }
  }

  /// A list with a header; nil where there is no such file, or it can't be read, which is a finding.
  mutating func list(_ path: String) throws -> FolderTable? {
    let links = input.listing(of: path, depth: 0).links
    refuse(links)
    guard links.isEmpty, let bytes = try bytes(path) else { return nil }
    return FolderTable(bytes, file: input.location(of: path), &findings)
  }

  func location(_ path: String) -> Location { Location(file: input.location(of: path)) }
}

extension FolderTable {
  /// The column of a name in any case.
  func column(anyCase name: String) -> Int? {
    header.firstIndex { trimmed($0).lowercased() == name }
  }
}

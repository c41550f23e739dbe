import Foundation
import Glibc
import QCollect
import QFormats
import QStudy
import QTables

/// The studies of a computer on which workshops are held.
final class Workshops: Sendable {
  /// The folder in which new studies are made.
  let home: String
  /// The store to use; nil for the one in each study's folder.
  private let store: String?
  private let stores = OpenStores()
  /// Folders that go when their room is left.
  private let passing = PassingFolders()

  /// The name of the store in a study's folder.
  static let storeName = "collected.sqlite"

  init(home: String, store: String?) {
    self.home = home
    self.store = store
    passing.removeLeftovers()
  }

  var services: VenueServices {
    VenueServices(
      workshops: { self.list() },
      examples: { Self.examples },
      create: { try self.create($0) },
      open: { try await self.open($0) },
      leave: {
        await self.stores.close($0)
        self.passing.remove($0)
      },
      phrases: { PagePhrases(folder: $0).phrases(in: $1) })
  }

  /// Opens the room of a study.
  func open(_ folder: String) async throws -> Room {
    _ = try SavedSheets(folder: folder).design()
    let path = store ?? FilePath.join(folder, Self.storeName)
    let opened = try SQLiteStore(path: path)
    do {
      let room = try await Room(store: opened, services: RoomWiring(folder: folder).services)
      await stores.keep(opened, for: folder)
      return room
    } catch {
      try? opened.close()
      throw error
    }
  }

  // MARK: Listing

  private func list() -> [VenueServices.Workshop] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    return names.sorted().compactMap { name in
      let folder = FilePath.join(home, name)
      let file = FilePath.join(folder, "study.yml")
      guard isFolder(file) == false,
        let study = try? SavedSheets(folder: folder).read()
      else { return nil }
      let changed =
        (try? FileManager.default.attributesOfItem(atPath: file))?[.modificationDate] as? Date
      return VenueServices.Workshop(
        path: folder, title: study.title,
        changed: changed.map { $0.ISO8601Format() } ?? "")
    }
  }

  // MARK: Making

  private static let examples = [(id: WorkshopExample.id, title: WorkshopExample.title)]

  private func create(_ wish: NewWorkshop) throws -> String {
    var study: Study
    switch wish.origin {
    case .example: study = try WorkshopExample.study()
    case .pasted(let text): study = try Self.study(of: Array(text.utf8), name: "statements.txt")
    case .file(let name, let bytes): study = try Self.study(of: bytes, name: name)
    case .copy(let path):
      guard list().contains(where: { $0.path == path }) else {
        throw Findings(
          Finding(
            .missingFile, location: Location(file: path), found: "no such workshop",
            expected: "one of the list", mend: "Choose another."))
      }
      study = try SavedSheets(folder: path).read()
      study.recipe = nil
    }
    study.sorts = []
    study.comments = []
    study.participants = []
    if !wish.title.isEmpty { study.title = wish.title }
    if !wish.question.isEmpty { study.question = wish.question }
    study.provenance.sorts = .real
    study.provenance.seed = nil
    // What could not be sorted is not left behind as a folder.
    _ = try SortingDesign(study)
    let folder = try wish.isPassing ? passing.make() : freeFolder(named: study.title)
    try NewFolder.write(study, to: folder)
    return folder
  }

  /// Letters of a file's name that every system takes, whatever bytes they have.
  private static let longestName = 60

  /// The statements of a file that was sent, on a grid that fits them.
  private static func study(of bytes: [UInt8], name: String) throws -> Study {
    let list = try inTemporaryFolder { folder in
      let name = String(FilePath.name(of: name).suffix(longestName))
      let path = FilePath.join(folder, name.isEmpty ? "statements" : name)
      try writeFile(bytes, to: path)
      return try WorkshopStatements.read(path)
    }
    var study = Study(
      title: "Workshop", question: "", grid: Grid.quasiNormal(cards: list.statements.count),
      distribution: .forced, themes: list.themes, statements: list.statements)
    study.collect = CollectSettings(presort: .optional, order: .random, access: .open)
    return study
  }

  /// A folder that is not there yet, called after a title.
  private func freeFolder(named title: String) throws -> String {
    let plain = title.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    let words = String(plain).split(separator: "-").joined(separator: "-")
    let stem = words.isEmpty ? "workshop" : String(words.prefix(60))
    for number in 1...999 {
      let folder = FilePath.join(home, number == 1 ? stem : "\(stem)-\(number)")
      if isFolder(folder) == nil { return folder }
    }
    throw FileError.other(path: home, errno: EEXIST)
  }
}

/// The stores that are open, by the folder of their study.
private actor OpenStores {
  private var stores: [String: SQLiteStore] = [:]

  func keep(_ store: SQLiteStore, for folder: String) { stores[folder] = store }

  func close(_ folder: String) {
    try? stores.removeValue(forKey: folder)?.close()
  }
}

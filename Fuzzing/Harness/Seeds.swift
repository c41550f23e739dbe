import Glibc
import QFormats
import QStudy
import QTables

/// What fuzzing begins with: the small files of the tests, what the writers make of small studies, and
/// the few files beside this one that no test has.
enum Seeds {
  /// Larger files slow the fuzzer down and show it nothing new.
  private static let largest = Target.longestBundle

  /// Writes a folder for each pool: texts for the parsers, bundles for the readers of studies,
  /// results for the reader of `analysis.json`.
  static func write(to folder: String, from paths: [String]) throws {
    var texts: [[UInt8]] = []
    var bundles: [Bundle] = []
    for path in paths { _ = try collect(path, &texts, &bundles) }
    bundles += collected + (try written())
    texts += bundles.flatMap { $0.parts.map(\.bytes) }
    try save(texts, to: folder + "/" + Target.Pool.texts.rawValue)
    try save(
      bundles.filter { $0.bytes.count <= largest }.flatMap(variants).map(\.bytes),
      to: folder + "/" + Target.Pool.bundles.rawValue)
    try save(try savedAnalyses(), to: folder + "/" + Target.Pool.analyses.rawValue)
  }

  private static func save(_ files: [[UInt8]], to folder: String) throws {
    mkdir(folder, 0o755)
    for (number, bytes) in files.enumerated() { try writeFile(bytes, to: "\(folder)/\(number)") }
  }

  /// As it is, and with what is chosen beside the files.
  private static func variants(_ bundle: Bundle) -> [Bundle] {
    var repaired = bundle
    repaired.repairs = true
    return [bundle, repaired]
  }

  // MARK: Files on disk

  /// Every file with what lies beside it, and every folder with all it holds, also packed: what is
  /// given back, the names being paths from the folder.
  private static func collect(
    _ path: String, _ texts: inout [[UInt8]], _ bundles: inout [Bundle]
  ) throws -> [(name: String, bytes: [UInt8])] {
    let folder = try FormatInput(path: path)
    var parts: [(name: String, bytes: [UInt8])] = []
    var below: [(name: String, bytes: [UInt8])] = []
    for name in folder.names {
      guard let bytes = try? readFile(path + "/" + name, limit: 1_000_000) else {
        below += try collect(path + "/" + name, &texts, &bundles)
          .map { (name + "/" + $0.name, $0.bytes) }
        continue
      }
      guard bytes.count <= largest else { continue }
      texts.append(bytes)
      if let archive = unpacked(bytes) {
        bundles.append(archive)
      } else {
        parts.append((name, bytes))
      }
    }
    for part in parts {
      bundles.append(Bundle(.file, [part] + parts.filter { $0.name != part.name }))
      bundles.append(Bundle(.file, [part]))
    }
    bundles += [.folder, .archive].map { Bundle($0, parts + below) }
    return parts + below
  }

  /// The entries of an archive that readers look at; nil for what is none.
  private static func unpacked(_ bytes: [UInt8]) -> Bundle? {
    guard let archive = try? ZIPArchive(reading: bytes) else { return nil }
    let names = archive.names.filter { !$0.contains("theme") && !$0.contains("docProps") }
    var bundle = Bundle(
      .archive, names.compactMap { name in (try? archive.read(name)).map { (name, $0) } })
    // The styles of some programs are longer than their cells.
    if bundle.bytes.count > largest { bundle.parts.removeAll { $0.name.contains("styles") } }
    return bundle
  }

  // MARK: Files in code

  private static var collected: [Bundle] {
    let results = [
      ("a.csv", CollectedFiles.htmlq), ("a.txt", CollectedFiles.htmlqMail),
      ("a.json", CollectedFiles.easy), ("a.csv", CollectedFiles.easyTable),
      ("a.json", CollectedFiles.eq), ("a.csv", CollectedFiles.netlify),
      ("a.csv", CollectedFiles.sheets), ("a.csv", CollectedFiles.quince),
      ("a.csv", CollectedFiles.quinceCommas), ("a.json", CollectedFiles.easy3),
    ]
    let conf = ["conf.json": CollectedFiles.easy3Settings]
    let settings = [conf, CollectedFiles.htmlqSettings, CollectedFiles.eqSettings].map { files in
      files.sorted { $0.key < $1.key }.map { (name: $0.key, bytes: Array($0.value.utf8)) }
    }
    return settings.map { Bundle(.folder, $0) }
      + results.flatMap { name, text in
        ([[]] + settings).map { Bundle(.file, [(name, Array(text.utf8))] + $0) }
      }
  }

  /// Small studies in every format that is written, and KADE's workbooks in each layout.
  private static func written() throws -> [Bundle] {
    var bundles: [Bundle] = []
    for seed in 1...3 {
      let study = randomStudy(seed: UInt64(seed), plain: true)
      for (number, writer) in StudyFormats.writers.enumerated() {
        guard let files = try? writer.files(study) else { continue }
        bundles += files.compactMap { unpacked($0.bytes) }
        var bundle = Bundle(.file, files)
        bundle.writer = number + 1
        bundles.append(bundle)
        bundle.kind = .folder
        bundles.append(bundle)
      }
    }
    bundles += try KADEBooks.all.compactMap { unpacked(try workbookBytes($0.sheets)) }
    return bundles + (try results())
  }
}

import QFormats
import QStudy
import QTables

/// Which design sorts were made under.
///
/// A study freezes at its first sort: statements, grid and conditions then stay. Wordings may be corrected,
/// which makes a new version, and records say under which one they began.
enum DesignVersion {
  /// The version that a room goes on with.
  ///
  /// - Throws: `Findings`, where the study's cards, grid or conditions are others than those that were
  ///   sorted.
  static func next(after contents: StoreContents, design: SortingDesign) throws -> Int {
    let version = contents.settings["version"].flatMap { Int($0) } ?? 1
    let count = contents.records.count { isSorted($0.record) }
    guard count > 0 else { return version }
    guard contents.settings["frozen"] == frozenPart(of: design) else {
      throw changed(sorted: count)
    }
    return contents.settings["design"] == fingerprint(of: design) ? version : version + 1
  }

  /// Whether somebody sorts under the design.
  static func isSorted(_ record: Record) -> Bool { !record.isTest && record.through > 0 }

  /// What is wrong where a study was changed under its sorts.
  static func changed(sorted count: Int) -> Findings {
    let who =
      count == 0
      ? "the room shows" : count == 1 ? "one person has sorted" : "\(count) people have sorted"
    return Findings(
      Finding(
        .badValue,
        found:
          "other statements, another order of them, another grid or other conditions than those "
          + who,
        expected: "the design as it was when the room was opened",
        mend: "Undo the change of study.yml or statements.csv, or collect into a new store with "
          + "--store FILE."))
  }

  /// Everything participants read. The recipe, which a room names itself, is nothing of the kind.
  static func fingerprint(of design: SortingDesign) -> String {
    var study = design.study
    study.recipe = nil
    let files = (try? StudyFolderWriter.files(study)) ?? []
    return sha256Hex(files.flatMap(\.bytes))
  }

  /// What sorts depend on.
  static func frozenPart(of design: SortingDesign) -> String {
    let parts =
      [design.isForced ? "forced" : "free"] + design.conditions
      + design.study.statements.map(\.id)
      + design.grid.columns.map { "\($0.value): \($0.count)" }
    return sha256Hex(Array(parts.joined(separator: "\u{1F}").utf8))
  }
}

import QStudy
import QTables

/// The example that a workshop can begin from, part of the program.
enum WorkshopExample {
  static let id = "place-based-budgeting-hour"
  static let title = "Place-based budgeting in an hour (24 statements)"

  /// The study, without its simulated sorts.
  ///
  /// - Throws: `FileError`, where nothing can be written into the system's folder for such files.
  static func study() throws -> Study {
    try inTemporaryFolder { folder in
      try writeFile(PackageResources.study_yml, to: FilePath.join(folder, "study.yml"))
      try writeFile(PackageResources.statements_csv, to: FilePath.join(folder, "statements.csv"))
      return try SavedSheets(folder: folder).read()
    }
  }
}

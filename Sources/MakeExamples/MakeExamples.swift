import QFormats
import QStudy
import QTables

/// Makes the sorts, people and comments of the shipped example studies again, to the byte.
///
///     swift run MakeExamples surveys
///
/// Statements, grid and seed are read from the study folders; everything else in them is written.
@main
enum MakeExamples {
  static let plans: [(folder: String, plan: ExamplePlan)] = [
    ("place-based-budgeting", .placeBasedBudgeting), ("place-based-budgeting-hour", .hour),
  ]

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: MakeExamples SURVEYS")
      return
    }
    let surveys = CommandLine.arguments[1]
    for (folder, _) in plans {
      for file in try files(of: surveys + "/" + folder) {
        try writeFile(file.bytes, to: surveys + "/" + folder + "/" + file.name)
      }
      print("\(surveys)/\(folder)")
    }
  }

  /// The files a study folder should hold, made from its statements, grid and seed.
  static func files(of folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let example = try example(folder)
    let made = ["sorts.csv", "participants.csv", "comments.csv"]
    let planted =
      [["statement"] + example.planted.map(\.name)]
      + example.study.statements.indices.map { j in
        [example.study.statements[j].id] + example.planted.map { String($0.array[j]) }
      }
    return try StudyFolderWriter.files(example.study).filter { made.contains($0.name) }
      + [("planted.csv", CSVWriter().bytes(planted))]
  }

  /// The example in a folder, by its plan; `seed` overrides the study's own.
  static func example(_ folder: String, seed: UInt64? = nil) throws -> ExampleStudy {
    // Sorts that are there already play no part.
    let reading = try StudyFormats.read(path: folder)
    guard let plan = plans.first(where: { folder.hasSuffix("/" + $0.folder) })?.plan else {
      throw Findings(
        Finding(
          .unreadableFormat, location: Location(file: folder), found: "no shipped example",
          expected: plans.map(\.folder).joined(separator: " or "), mend: "Name its folder."))
    }
    return try ExampleStudy(
      reading.study, plan: plan, seed: seed ?? UInt64(reading.study.provenance.seed ?? 1))
  }
}

import QStudy
import QTables
import Testing

@testable import QFormats

/// Reads what may be hostile: a study, findings or a fault of the file system may come of it, never a
/// crash. Each finding says where and what to do, and no more come than a person could look at.
func attempt(_ input: FormatInput, _ options: ReadingOptions) throws {
  do {
    let reading = try StudyFormats.read(input, options: options)
    // What was read must not crash the one door to analysis either.
    do {
      _ = try SortTable(reading.study, acceptsFree: true)
    } catch {
      expectSound(reading.sources.locating(error).all, of: "the sorts of \(input.path)")
    }
  } catch let findings as Findings {
    expectSound(findings.all, of: input.path)
  } catch is FileError {
  }
}

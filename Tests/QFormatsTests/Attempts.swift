import QStudy
import QTables
import Testing

@testable import QFormats

/// Reads what may be hostile: a study, findings or a fault of the file system may come of it, never a
/// crash. Each finding says where and what to do, and no more come than a person could look at.
func attempt(_ input: FormatInput, _ options: ReadingOptions, most: Int = 1_000) throws {
  do {
    let reading = try StudyFormats.read(input, options: options)
    // What was read must not crash the one door to analysis either.
    do {
      _ = try SortTable(reading.study, acceptsFree: true)
    } catch {
      expectUseful(reading.sources.locating(error), most: most)
    }
  } catch let findings as Findings {
    expectUseful(findings, most: most)
  } catch is FileError {
  }
}

private func expectUseful(_ findings: Findings, most: Int) {
  #expect(findings.all.count <= most)
  for finding in findings.all {
    #expect(finding.location?.file.isEmpty == false, "\(finding)")
    #expect(!finding.found.isEmpty, "\(finding)")
    #expect(!finding.expected.isEmpty, "\(finding)")
    #expect(finding.mend.hasSuffix(".") && finding.mend.count > 5, "\(finding)")
  }
}

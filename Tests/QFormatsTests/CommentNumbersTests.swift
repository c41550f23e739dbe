import QStudy
import QTables
import Testing

@testable import QFormats

/// Comments that count the statements from elsewhere than the sorts do.
@Suite struct CommentNumbersTests {
  private let sorts = ["sort|s1|s2|s3|s4", "Ann|1|0|0|-1", "Bob|0|1|-1|0", "Cai|-1|0|1|0"]

  @Test("Columns of comments that count from 0 beside s1 are put to no statement, and told")
  func columns() throws {
    func read(_ first: Int) throws -> StudyReading {
      let header = (0..<4).map { ",comment_s\(first + $0)" }.joined()
      return try readTable(
        """
        sort,s1,s2,s3,s4\(header)
        Ann,1,0,0,-1,hm,well said,,no
        Bob,0,1,-1,0,,,never so,
        Cai,-1,0,1,0,,of course,,

        """)
    }
    #expect(
      try read(1).study.comments.map(\.statement) == ["1", "2", "4", "3", "2"].map { "s\($0)" })
    let moved = try read(0)
    #expect(moved.study.comments.isEmpty)
    #expect(moved.warnings.contains { $0.message.contains("count from 0, the statements from 1") })
  }

  @Test("A sheet of comments that counts from 0 is left out, and told")
  func sheet() throws {
    func read(_ numbers: [Int]) throws -> StudyReading {
      let comments =
        ["participant|statement|comment"]
        + zip(["Ann", "Bob", "Cai"], numbers).map { "\($0)|\($1)|because of \($0)" }
      let book = try workbookBytes([
        kadeSheet("Answers", sorts), kadeSheet("Comments", comments),
      ])
      return try StudyFormats.read(FormatInput(path: "book.xlsx", bytes: book))
    }
    #expect(try read([1, 2, 3]).study.comments.map(\.statement) == ["s1", "s2", "s3"])
    let moved = try read([0, 1, 2])
    #expect(moved.study.comments.isEmpty)
    #expect(moved.warnings.contains { $0.message.contains("count the statements from 0") })
    // One number that is none of the statements, beside one on the last, is a slip.
    #expect(try read([0, 1, 4]).study.comments.map(\.statement) == ["s1", "s4"])
  }
}

/// A place in a file.
public struct Location: Equatable, Hashable, Sendable {
  /// Path as the user gave it, or relative to the study folder.
  public var file: String
  /// Line, counted from 1.
  public var line: Int?
  /// Column of a line of text, or the name of a cell such as `D3`.
  public var cell: String?

  /// Makes a location.
  public init(file: String, line: Int? = nil, cell: String? = nil) {
    self.file = file
    self.line = line
    self.cell = cell
  }

  /// Which cell, column or sheet it is, as people call it; nil for a line as a whole.
  ///
  /// A sheet may be called as columns are, `S` or `AB`; in a workbook a cell has a mark before it.
  package var cellInWords: String? {
    cell.map { cell in
      if file.lowercased().hasSuffix(".xlsx") {
        return cell.contains { "!:".contains($0) } ? cell : "sheet " + cell
      }
      let isColumn = cell.allSatisfy { $0.isNumber } || cell.allSatisfy { $0.isUppercase }
      return isColumn ? "column " + cell : cell
    }
  }
}

/// A fault in a study or a recipe that stops the job, as facts; the command puts it into words.
public struct Finding: Error, Equatable, Sendable {
  /// What kind of fault it is. The names are printed, so that scripts can tell findings apart.
  public enum Code: String, Sendable, CaseIterable {
    // The text of a file
    case emptyFile, undecodable, syntax, unknownKey, missingKey, wrongType, badValue
    case missingFile, unreadableFormat, unclearOrientation
    // Tables
    case raggedRow, shiftedNames, shiftedRow, shiftedColumn, notANumber, notAnInteger, blankCell,
      missingColumn, duplicateColumn
    // A study
    case duplicateStatement, missingStatement, unknownStatement, emptyStatement
    case rewordedStatement
    case duplicateSort, unknownSort, tooFewSorts, tooFewStatements
    case undeclaredTheme, duplicateTheme, unknownCondition, unknownAttribute, duplicateParticipant
    case badGrid, gridDoesNotFit, valueOffGrid, wrongColumnSums, noVariance, mixedDesigns
    // An analysis
    case tooManyFactors, noFactorsSuggested, unknownViewpoint, anchorIsNoSort, cannotBeComputed
    // A recipe and its outputs
    case resultsDiffer, noResultsToCheck
  }

  /// The kind of fault.
  public var code: Code
  /// Where it was found.
  public var location: Location?
  /// The sort concerned.
  public var sort: String?
  /// Further sorts with the same fault, which is told once.
  public var furtherSorts: [String] = []
  /// The statement concerned.
  public var statement: String?
  /// What was found, as a phrase.
  public var found: String
  /// What was expected, as a phrase.
  public var expected: String
  /// What to do about it, as a sentence.
  public var mend: String

  /// Makes a finding.
  public init(
    _ code: Code, location: Location? = nil, sort: String? = nil, statement: String? = nil,
    found: String, expected: String, mend: String
  ) {
    self.code = code
    self.location = location
    self.sort = sort
    self.statement = statement
    self.found = found
    self.expected = expected
    self.mend = mend
  }
}

/// Every fault found in one go; never empty.
public struct Findings: Error, Equatable, Sendable {
  /// The findings, in the order of the files.
  public let all: [Finding]

  /// Makes the error, `nil` when nothing was found.
  public init?(_ all: [Finding]) {
    guard !all.isEmpty else { return nil }
    self.all = all
  }

  /// Makes the error from a single finding.
  public init(_ finding: Finding) { all = [finding] }

  /// As many as anyone can use: a file that has more is another file, and its faults would fill the
  /// memory.
  package static let most = 10_000

  /// Throws when there is a finding.
  public static func check(_ all: [Finding]) throws(Findings) {
    if let findings = Findings(all) { throw findings }
  }
}

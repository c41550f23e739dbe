/// Something a reader of the results must know, though it does not stop the analysis.
public struct Warning: Equatable, Sendable {
  /// The closed list of warnings; `analysis.json` carries these names.
  public enum Code: String, Sendable, CaseIterable {
    // Study
    case identicalSorts, gridFromSorts, gridFromMedian, freeDistribution, offGridAccepted
    case repaired, reversedScale, straightLining, recordsIgnored, settingsIgnored,
      resultsIgnored,
      statementsUnworded,
      hiddenCells, layoutInferred, languageChosen, notTranslated, unknownMarkup, zerosAtEnd,
      notWritten
    case cellsFilled
    // Settings
    case notInProgram
    // Extraction and rotation
    case fewerFactorsExtracted, otherNumberExtracted, smallReflection, notConverged, heywood
    case severalOptima, obliqueFactors
    case bipolarFactor, negativeFlags, flagAgainstLoading
    // Flagging and scoring
    case noDefiningSorts, thinFactor, tiedScores, moreThanSupported
    // Comparison
    case noReliability, sharedOutOfReach, viewpointsIndistinct, noComparison
    // Identity
    case anchorWeak, anchorLost, alignmentWeak
    // Bootstrap
    case bootstrapFewSteps, bootstrapStepsLost, bootstrapUndefined, bootstrapWeak,
      bootstrapWithoutHand
    // Evidence
    case influenceUndefined
    case severalSortsAPerson
    case groupsByCondition, groupsAlike, sortsWithoutGroup, groupTooSmall, groupsSharePeople
    case peopleNotPaired, peopleUnchanged
    case specificationsMissing, specificationsWithoutHand, furtherSortsTwice, noSecondOrder
    // Files
    case charactersWithoutFont, handoutsNotMade, sheetTooLong, wordingCut, namesInComments
  }

  /// What kind of warning it is.
  public var code: Code
  /// The warning in words.
  public var message: String
  /// Sorts concerned.
  public var sorts: [String]
  /// Statements concerned.
  public var statements: [String]
  /// Factors concerned, by their identifiers `F1`, `F2` ….
  public var factors: [String]

  /// Makes a warning.
  public init(
    _ code: Code, _ message: String, sorts: [String] = [], statements: [String] = [],
    factors: [String] = []
  ) {
    self.code = code
    self.message = message
    self.sorts = sorts
    self.statements = statements
    self.factors = factors
  }
}

extension Warning.Code {
  /// Those that throw doubt on whole sorts, though no rule is broken.
  package static let ofDoubtfulSorts: Set<Warning.Code> = [
    .identicalSorts, .reversedScale, .straightLining,
  ]
}

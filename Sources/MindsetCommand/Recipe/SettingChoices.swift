import QAnalysis
import QReport
import QStudy

/// The settings somebody stated, each `nil` where they did not: typed options and recipes are both
/// read into it, and a typed option wins.
struct SettingChoices: Equatable, Sendable {
  var correlation: CorrelationMethod?
  var extraction: ExtractionMethod?
  var extract: ExtractChoice?
  var factors: FactorsChoice?
  var rotation: RotationMethod?
  /// The sort the first factor passes through.
  var definingSort: String?
  /// Path of the result whose loadings are the target; in a recipe, from the recipe's folder.
  var target: String?
  var flagging: FlaggingRule?
  var flagLevel: FlagLevel?
  var reliability: Double?
  var adjustment: Adjustment?
  var equivalence: Double?
  var seed: Int?
  var compat: CompatMode?
  var grid: Grid?
  var free: Bool?
  var missing: MissingCells?

  /// These choices, and the others' where these are silent.
  ///
  /// How many factors are extracted belongs to the method it was said of, and what a rotation aims at
  /// to that rotation.
  func falling(backOn other: SettingChoices) -> SettingChoices {
    let sameMethod = extraction == nil || extraction == other.extraction
    let rotation = rotation ?? other.rotation
    return SettingChoices(
      correlation: correlation ?? other.correlation, extraction: extraction ?? other.extraction,
      extract: extract ?? (sameMethod ? other.extract : nil), factors: factors ?? other.factors,
      rotation: rotation,
      definingSort: rotation == .defining ? definingSort ?? other.definingSort : nil,
      target: rotation == .target ? target ?? other.target : nil,
      flagging: flagging ?? other.flagging,
      flagLevel: flagLevel ?? other.flagLevel,
      reliability: reliability ?? other.reliability, adjustment: adjustment ?? other.adjustment,
      equivalence: equivalence ?? other.equivalence, seed: seed ?? other.seed,
      compat: compat ?? other.compat,
      grid: grid ?? other.grid, free: free ?? other.free,
      missing: missing ?? other.missing)
  }

  /// The labels where none are asked for: those of the program whose small print is.
  var usualLabels: AnalysisDocument.LabelStyle { compat == nil ? .mindset : .classical }

  /// The settings of an analysis of `factors` factors.
  func settings(factors: Int) -> AnalysisSettings {
    var settings = AnalysisSettings(factors: factors)
    if let correlation { settings.correlation = correlation }
    if let extraction { settings.extraction = extraction }
    switch extract {
    case .number(let number): settings.extract = number
    case .auto: settings.extractionStop = .automatic
    case nil: break
    }
    if let rotation { settings.rotation = rotation }
    settings.definingSort = definingSort
    if let flagging { settings.flagging = flagging }
    if let flagLevel { settings.flagLevel = flagLevel }
    if let reliability { settings.reliability = reliability }
    if let adjustment { settings.adjustment = adjustment }
    if let equivalence { settings.equivalence = equivalence }
    if let seed { settings.seed = UInt64(seed) }
    if let compat { settings.conventions = compat.conventions }
    return settings
  }
}

extension FlagLevel {
  /// Every level as it is typed, from the least strict on.
  static var texts: [String] { allCases.map { "\($0.rawValue)" } }
}

/// How many factors to extract.
enum ExtractChoice: Equatable, Sendable {
  /// As many as asked for.
  case number(Int)
  /// As many as the method's own rule finds (Horst).
  case auto

  /// Reads `3` or `auto`; `nil` for anything else.
  init?(_ text: String) {
    if text == "auto" {
      self = .auto
    } else if let number = Int(text), SettingRange.extract.contains(number) {
      self = .number(number)
    } else {
      return nil
    }
  }
}

/// How many factors to keep.
enum FactorsChoice: Equatable, Sendable {
  /// As many as asked for.
  case number(Int)
  /// As many as stand out from chance.
  case suggest
  /// Every number of a range, to compare the solutions.
  case each(ClosedRange<Int>)

  /// Reads `3`, `2-5` or `suggest`; `nil` for anything else.
  init?(_ text: String) {
    if text == "suggest" {
      self = .suggest
    } else if let number = Int(text), Self.range.contains(number) {
      self = .number(number)
    } else {
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low < high,
        Self.range.contains(low), Self.range.contains(high)
      else { return nil }
      self = .each(low...high)
    }
  }

  /// Factors that can be asked for.
  static let range = 1...50

  var description: String {
    switch self {
    case .number(let number): String(number)
    case .suggest: "suggest"
    case .each(let range): "\(range.lowerBound)-\(range.upperBound)"
    }
  }
}

/// Which values numeric settings may take: one rule for options and recipes.
enum SettingRange {
  static let reliability = 0.01...0.99
  static let equivalence = 0.01...5.0
  static let extract = 1...200
}

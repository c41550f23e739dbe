/// The columns of the tidy tables: a closed vocabulary, in which a name means one thing in every
/// table.
enum TidyColumn: String, CaseIterable {
  // What a row is about
  case sort, participant, condition, factor, statement, theme, a, b
  // Sorts
  case status, viewpoint, flag, loading, weight, communality
  case attribute, value
  // Statements
  case text, direction, z, array, distinguishes
  case classicalLevel = "classical_level"
  case label, consensus, side, evidence, margin, embrace, reject, bridge
  // Differences between two factors
  case difference, sed, p, adjusted
  case hedgesG = "hedges_g"
  case correlation
  case classicalSED = "classical_sed"
  // Factors
  case name, gist, definers, eigenvalue
  case explainedVariance = "explained_variance"
  case reliability
  case standardError = "standard_error"
  case meanCorrelation = "mean_correlation"
  case empiricalReliability = "empirical_reliability"
  case empiricalStandardError = "empirical_standard_error"
  case bipolar
  // Themes
  case statementCount = "statement_count"
  case divergence
  case rawDivergence = "raw_divergence"
  case share, tilt, argument
  case sharedOutOfReach = "shared_out_of_reach"
  case aroundTheMiddle = "around_the_middle"
  case stance
  case stanceStandardError = "stance_standard_error"
  case stanceSide = "stance_side"
  // Bootstrap
  case bootstrapMean = "bootstrap_mean"
  case bootstrapStandardError = "bootstrap_standard_error"
  case bootstrapBias = "bootstrap_bias"
  case bootstrapLower = "bootstrap_lower"
  case bootstrapUpper = "bootstrap_upper"
  case highest
  case lowest
  case flagFrequency = "flag_frequency"
  case firm
  // Evidence
  case influence
  case labelsChanged = "labels_changed"
  // The run
  case setting, code, message, sorts, statements, factors

  /// What the column holds, in one line.
  var meaning: String {
    switch self {
    case .sort: "identifier of the sort"
    case .participant: "identifier of the person who sorted"
    case .condition: "condition of instruction; empty where there is only one"
    case .factor: "identifier of the viewpoint: F1, F2 and so on"
    case .statement: "identifier of the statement"
    case .theme: "identifier of the theme; empty where a statement has none"
    case .a: "identifier of the first of two viewpoints"
    case .b: "identifier of the second of two viewpoints"
    case .status: "defining, confounded or null"
    case .viewpoint: "identifier of the viewpoint the sort defines; empty where it defines none"
    case .flag: "1 flagged, -1 flagged on the negative pole, 0 not flagged"
    case .loading: "rotated loading of the sort on the viewpoint"
    case .weight: "weight of the sort in the viewpoint's scores; empty where it is not flagged"
    case .communality: "share of the sort's variance that the viewpoints carry, 0 to 1"
    case .attribute: "name of something known of the participant"
    case .value: "what is known, or what a setting came to"
    case .text: "wording of the statement"
    case .direction: "1 where agreeing speaks for the theme, -1 where it speaks against it"
    case .z: "z-score of the statement in the viewpoint"
    case .array: "grid value of the statement in the viewpoint's array"
    case .distinguishes: "1 where the statement tells the viewpoint from all others, else 0"
    case .classicalLevel: "level at which the classical test tells it apart: 0.05, 0.01 or 0.001"
    case .label: "distinguishing, shared or undecided; of a theme, divided, shared or undecided"
    case .consensus: "classical consensus: none, p>.01 or p>.05"
    case .side: "the way all viewpoints lean: embrace, setAside or littleMatter; else empty"
    case .evidence: "how well that is shown: firm or likely"
    case .margin: "smallest slack of the firm test over the viewpoints, in z"
    case .embrace: "lowest z of any viewpoint"
    case .reject: "highest z of any viewpoint, its sign changed"
    case .bridge: "how evenly defining sorts of all viewpoints place the statement high"
    case .difference: "z in viewpoint a less z in viewpoint b"
    case .sed: "standard error of a difference in z, from the agreement among defining sorts"
    case .p: "two-sided p of the difference; of a theme, permutation p of its disagreement"
    case .adjusted: "the same p, adjusted for the number of tests"
    case .hedgesG: "Hedges' g of the defining sorts' placements"
    case .correlation: "correlation between the z-scores of two viewpoints"
    case .classicalSED: "the same from the classical reliability"
    case .name: "the name people gave the viewpoint, or the name of the theme"
    case .gist: "the viewpoint in one sentence, as people put it"
    case .definers: "number of sorts that define the viewpoint"
    case .eigenvalue: "sum of squared rotated loadings"
    case .explainedVariance: "share of the variance, in per cent"
    case .reliability: "classical reliability of the viewpoint's scores"
    case .standardError: "standard error of the viewpoint's z from its classical reliability"
    case .meanCorrelation: "mean correlation among the sorts that define the viewpoint"
    case .empiricalReliability: "reliability from the agreement among the defining sorts"
    case .empiricalStandardError: "standard error of z from the same agreement"
    case .bipolar: "1 where sorts define both poles of the viewpoint, else 0"
    case .statementCount: "number of statements of the theme"
    case .divergence: "disagreement per statement relative to the study's mean, beyond noise"
    case .rawDivergence: "the same without the allowance for noise"
    case .share: "share of all disagreement beyond noise, 0 to 1"
    case .tilt: "disagreement about the side taken, beyond noise"
    case .argument: "disagreement among the theme's statements, beyond noise"
    case .sharedOutOfReach: "1 where too few people sorted to show that viewpoints agree, else 0"
    case .aroundTheMiddle: "1 where shared stances lie on both sides of 0, else 0"
    case .stance: "mean z over the theme's statements, direction taken into account"
    case .stanceStandardError: "its standard error"
    case .stanceSide: "1 for the theme, -1 against it, as far as shown; 0 around the middle"
    case .bootstrapMean: "mean over the steps of the bootstrap: of z, or of the loading"
    case .bootstrapStandardError: "standard deviation over the same steps"
    case .bootstrapBias: "their mean less the study's own figure"
    case .bootstrapLower: "2.5 % point of the steps"
    case .bootstrapUpper: "97.5 % point of the steps"
    case .highest: "share of the steps that have the statement in the upper outer columns"
    case .lowest: "share of the steps that have the statement in the lower outer columns"
    case .flagFrequency: "share of the steps that hold the sort in which it is flagged"
    case .firm: "1 where that share is 0.8 or more, else 0"
    case .influence: "1 less the smallest |r| of a viewpoint's z with and without the sort"
    case .labelsChanged: "statements whose label changes without the sort"
    case .setting: "name of the setting: the long option without its dashes"
    case .code: "kind of warning"
    case .message: "the warning in words"
    case .sorts: "sorts concerned, separated by semicolons"
    case .statements: "statements concerned, separated by semicolons"
    case .factors: "viewpoints concerned, separated by semicolons"
    }
  }
}

/// One tidy table: a row is one observation, a column one variable.
struct TidyTable {
  /// A cell before it is text.
  enum Cell {
    /// Words, empty where there are none.
    case text(String?)
    /// A number in six decimals, empty where it is undefined.
    case number(Double?)
    /// A whole number, empty where it is undefined.
    case whole(Int?)

    /// 1 or 0.
    static func truth(_ value: Bool) -> Cell { .whole(value ? 1 : 0) }

    var string: String {
      switch self {
      case .text(let value): value ?? ""
      case .number(let value): value.map { plainDecimal($0, places: 6) } ?? ""
      case .whole(let value): value.map(String.init) ?? ""
      }
    }
  }

  /// Name of the file without its ending.
  let name: String
  /// The columns.
  let columns: [TidyColumn]
  /// Rows, each as long as `columns`.
  let rows: [[Cell]]
}

import QStudy

/// The columns of the tidy tables: a closed vocabulary, in which a name means one thing in every
/// table.
enum TidyColumn: String, CaseIterable {
  // What a row is about
  case sort, participant, condition, factor, statement, theme, a, b
  // Sorts
  case status, viewpoint, flag, loading, weight, communality
  case meanPlacement = "mean_placement"
  case placementDeviation = "placement_deviation"
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
  case heterotraitMonotrait = "heterotrait_monotrait"
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
  case steps, failed, degenerate, undefined
  case weakMatches = "weak_matches"
  case medianMatch = "median_match"
  // Evidence
  case influence
  case labelsChanged = "labels_changed"
  case group
  case groupA = "group_a"
  case groupB = "group_b"
  case people
  case sortCount = "sort_count"
  case confounded, null, cohesion, members
  case meanLoading = "mean_loading"
  case pseudoF = "pseudo_f"
  case likeness, distance, t
  case meanDifference = "mean_difference"
  case stability
  case firstViewpoint = "first_viewpoint"
  case secondViewpoint = "second_viewpoint"
  case from, to, convergence
  case convergenceP = "convergence_p"
  case change
  case holds
  case shareDistinguishing = "share_distinguishing"
  case shareShared = "share_shared"
  case shareUndecided = "share_undecided"
  case elsewhere
  case found
  case sure
  case correlationMethod = "correlation_method"
  case extraction
  case rotation
  case factorCount = "factor_count"
  case flagLevel = "flag_level"
  case converged
  case labelsHold = "labels_hold"
  case membershipsHold = "memberships_hold"
  case viewpointsFound = "viewpoints_found"
  case placementCorrelation = "placement_correlation"
  // Several studies
  case study, title
  case studyA = "study_a"
  case studyB = "study_b"
  case sharedStatements = "shared_statements"
  case congruence, same
  case beyondDoubt = "beyond_doubt"
  case secondOrder = "second_order"
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
    case .meanPlacement: "mean grid value over the sort's statements"
    case .placementDeviation: "standard deviation of the same, divisor N - 1"
    case .attribute: "name of something known of the participant"
    case .value: "what is known, or what a setting came to"
    case .text: "wording of the statement"
    case .direction: "1 where agreeing speaks for the theme, -1 where it speaks against it"
    case .z: "z-score of the statement in the viewpoint"
    case .array: "grid value of the statement in the viewpoint's array"
    case .distinguishes: "1 where the statement tells the viewpoint from all others, else 0"
    case .classicalLevel:
      "level at which the classical test tells viewpoints apart on it: 0.05, 0.01 or 0.001"
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
    case .p: "two-sided p of the difference; of themes, groups and conditions, a permutation p"
    case .adjusted: "the same p, adjusted for the number of tests"
    case .hedgesG: "Hedges' g of the defining sorts' placements"
    case .correlation: "correlation between the z-scores of two viewpoints"
    case .classicalSED: "the same from the classical reliability"
    case .heterotraitMonotrait:
      "mean correlation between the definers of two viewpoints over that within them"
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
    case .steps: "how many times the bootstrap drew the sorts"
    case .failed: "steps that could not be fitted or matched"
    case .degenerate: "steps that held too few different sorts"
    case .undefined: "of the other steps, those in which no sort is flagged on the viewpoint"
    case .weakMatches: "of the other steps, those that find the viewpoint by |phi| below 0.85"
    case .medianMatch: "median |phi| of the viewpoint's loadings with the study's"
    case .influence: "1 less the smallest |r| of a viewpoint's z with and without the sort"
    case .labelsChanged: "statements whose label changes without the sort"
    case .group: "value of the attribute that the people of a group share"
    case .groupA: "the first of two groups"
    case .groupB: "the second of two groups"
    case .people: "number of people"
    case .sortCount: "number of their sorts"
    case .confounded: "how many of the sorts are confounded"
    case .null: "how many of the sorts are null"
    case .cohesion: "mean r between different people of the group"
    case .members: "how many sorts of the group define the viewpoint"
    case .meanLoading: "mean loading of the group on the viewpoint"
    case .pseudoF: "pseudo-F of all groups on 1 - r"
    case .likeness: "mean r between people of the one group and of the other"
    case .distance: "squared differences of mean loadings, summed over the viewpoints"
    case .t: "t of the mean difference or change; empty without variance"
    case .meanDifference: "mean standardised placement of group_a less that of group_b"
    case .stability: "r between the two sorts of a person"
    case .firstViewpoint: "the viewpoint the person's first sort defines; empty where none"
    case .secondViewpoint: "the viewpoint the person's second sort defines; empty where none"
    case .from: "the first of two conditions"
    case .to: "the second of two conditions"
    case .convergence: "mean r between people under the second condition less the first"
    case .convergenceP: "permutation p of the convergence"
    case .change:
      "mean under the second condition less the first: of loadings, or of standardised placements"
    case .holds: "share of the analyses by other choices in which label or membership holds"
    case .shareDistinguishing: "share of them in which the statement is distinguishing"
    case .shareShared: "share of them in which it is shared"
    case .shareUndecided: "share of them in which it is undecided"
    case .elsewhere: "share of them in which the sort defines something else"
    case .found: "share of them that find the viewpoint, |r| from 0.75 on"
    case .sure: "share of them that find it beyond doubt, |r| from 0.90 on"
    case .correlationMethod: "how likeness between sorts was measured"
    case .extraction: "how factors were extracted"
    case .rotation: "how they were rotated"
    case .factorCount: "number of viewpoints kept"
    case .flagLevel: "significance a loading needs to be flagged"
    case .converged: "1 where extraction and rotation reached their stops, else 0"
    case .labelsHold: "share of the labels of statements that hold"
    case .membershipsHold: "share of the memberships of sorts that hold"
    case .viewpointsFound: "share of the viewpoints that are found"
    case .placementCorrelation: "correlation of a further sort's placements with the viewpoint's z"
    case .study: "letter of the study: A, B and so on, in the order given"
    case .title: "title of the study"
    case .studyA: "letter of the first of two studies, whose viewpoint is a"
    case .studyB: "letter of the second of two studies, whose viewpoint is b"
    case .sharedStatements: "number of statements that two studies share"
    case .congruence: "congruence phi of the z-scores of two viewpoints over these statements"
    case .same: "1 where |r| of two viewpoints is 0.75 or more, else 0"
    case .beyondDoubt: "1 where it is 0.90 or more, else 0"
    case .secondOrder: "second-order viewpoint: S1, S2 and so on"
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

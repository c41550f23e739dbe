import QNumerics
public import QStudy

/// Where the disagreement lies: one theme of the statements, and how the viewpoints stand to it.
public struct ThemeResult: Equatable, Sendable {
  /// What the stances of the viewpoints on a theme show.
  public enum Label: String, Sendable {
    /// Every two viewpoints take the same side to within δ.
    case shared
    /// Two viewpoints at least stand δ or more apart.
    case divided
    /// The sorts carry neither.
    case undecided
  }

  /// Where a viewpoint stands on the theme.
  public struct Stance: Equatable, Sendable {
    /// Mean over the theme's directed statements of direction × z; on the scale of z.
    public let mean: Double
    /// Its standard error, `nil` where there are too few definers to tell.
    public let standardError: Double?
    /// The side it is shown to take, by a one-sided 5 % test against 0; `nil` where it stands
    /// around the middle, or the side can't be told.
    public let side: Direction?
  }

  /// Permutations of the theme labels behind ``p`` and ``adjusted``.
  public static let permutations = 9999

  /// The theme.
  public let theme: Theme
  /// Indices of its statements, ascending.
  public let statements: [Int]
  /// Disagreement per statement relative to the study's mean: above 1, more than its size; `nil`
  /// where there is no disagreement beyond noise or the noise of some viewpoint can't be told, and
  /// with fewer than two themes or viewpoints.
  public let divergence: Double?
  /// The same without the allowance for noise.
  public let rawDivergence: Double?
  /// Share of all disagreement beyond noise, 0…1.
  public let share: Double?
  /// Disagreement about the side taken, beyond noise; `nil` without directions.
  public let tilt: Double?
  /// Disagreement among the statements of the theme, beyond noise; `nil` without directions.
  public let argument: Double?
  /// Permutation p of the theme's disagreement, labels of themes permuted over statements.
  public let p: Double?
  /// The same, adjusted over the themes (max-T).
  public let adjusted: Double?
  /// One a factor, `nil` for a factor without scores; empty where no statement has a direction.
  public let stances: [Stance?]
  /// What the stances show; `nil` without directions or with fewer than two viewpoints.
  public let label: Label?
  /// Whether this study had too few definers to show that viewpoints share a theme's side.
  public let sharedOutOfReach: Bool
  /// Whether, though the label is shared, stances lie significantly on both sides of 0: the
  /// viewpoints then differ little, around the middle.
  public let aroundTheMiddle: Bool

  /// Themes of a study, in its order; empty without themes.
  static func results(
    _ table: SortTable, flags: Flags, scores: FactorScores, characteristics: Characteristics,
    settings: AnalysisSettings
  ) -> [ThemeResult] {
    let themes = table.study.themes
    let members = themes.map { theme in
      table.statements.indices.filter { table.statements[$0].theme == theme.id }
    }
    let divergence = ThemeDivergence(
      themes: members, table: table, scores: scores, characteristics: characteristics,
      seed: settings.seed)
    let stances = ThemeStances(
      themes: members, table: table, flags: flags, scores: scores,
      characteristics: characteristics, equivalence: settings.equivalence)
    return themes.indices.map { t in
      ThemeResult(
        theme: themes[t], statements: members[t], divergence: divergence.divergence[t],
        rawDivergence: divergence.rawDivergence[t], share: divergence.share[t],
        tilt: divergence.tilt[t], argument: divergence.argument[t], p: divergence.p[t],
        adjusted: divergence.adjusted[t], stances: stances.stances[t], label: stances.labels[t],
        sharedOutOfReach: stances.sharedOutOfReach[t],
        aroundTheMiddle: stances.aroundTheMiddle[t])
    }
  }
}

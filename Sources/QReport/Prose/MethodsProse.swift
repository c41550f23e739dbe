import QAnalysis
import QNumerics
import QStudy

extension Prose {
  /// A sentence or two of the methods, with the works it cites.
  struct MethodPart {
    let text: String
    var cites: [Reference] = []
  }

  /// The methods with every setting as a number, ready for a paper: a paragraph a stage.
  package var methods: [Sentence] { methodParts.map { Sentence($0.text) } }

  /// How the viewpoints were found, without what followed.
  var methodInBrief: String { extraction.text + " " + rotation.text }

  var methodParts: [MethodPart] {
    [
      data, missing, selection, extraction, rotation, decisions, flagging, scoring, reliabilities,
      labels,
      ground,
      themeMethod, retentionMethod,
    ].compactMap(\.self) + evidence.map(\.method) + [program]
  }

  var settings: AnalysisSettings { analysis.settings }

  private var data: MethodPart {
    let table = analysis.table
    let grid = table.grid.columns
      .map { "\(table.grid.label(of: $0.value)): \($0.count)" }
      .joined(separator: ", ")
    let origin =
      switch table.gridOrigin {
      case .declared: ""
      case .shared: ", read off the sorts, more than half of which share it"
      case .median: ", the rank-wise median of the sorts"
      }
    return MethodPart(
      text: "The Q study (\(Reference.stephenson.key); \(Reference.brown.key)) has N = "
        + "\(NumberText.integer(statements.count)) statements and P = "
        + "\(NumberText.count(table.sorts.count, "sort")) by "
        + "\(NumberText.count(people, "person", "people")). The grid is \(grid)\(origin); "
        + (table.fillsGrid
          ? "every sort fills it (forced distribution)."
          : table.isForced
            ? "every sort without blank cells fills it (forced distribution)"
              + (settings.conventions.scores.standardisation == .never
                ? "." : ", and each was standardised before scoring.")
            : "sorts need not fill it (free distribution), and "
              + (settings.conventions.scores.standardisation == .never
                ? "placements were scored as they are."
                : "each was standardised before scoring.")),
      cites: [.stephenson, .brown])
  }

  /// Which cells were filled, and with what; nothing where none was.
  private var missing: MethodPart? {
    let table = analysis.table
    let filled = table.sorts.indices.filter { table.filled[$0] > 0 }
    guard !filled.isEmpty else { return nil }
    let cells = filled.reduce(0) { $0 + table.filled[$1] }
    let most = filled.map { table.filled[$0] }.max() ?? 0
    return MethodPart(
      text: "Of \(NumberText.count(filled.count, "sort")) "
        + "\(NumberText.count(cells, "cell")) \(cells == 1 ? "was" : "were") blank (at most "
        + "\(NumberText.integer(most)) of a sort). Each took the statement’s mean standardised "
        + "placement over the sorts that have it, every sort being standardised on the statements it "
        + "placed.")
  }

  private var extraction: MethodPart {
    let likeness: (words: String, cites: [Reference]) =
      switch settings.correlation {
      case .pearson: ("Pearson’s product-moment correlation", [])
      case .spearman:
        ("Spearman’s rank correlation (\(Reference.spearmanRanks.key))", [.spearmanRanks])
      case .kendall: ("Kendall’s tau-b (\(Reference.kendall.key))", [.kendall])
      }
    let extracted = NumberText.integer(analysis.extraction.loadings.columns)
    let fit =
      (analysis.extraction.converged ? "converged in " : "not converged in ")
      + NumberText.count(analysis.extraction.iterations, "iteration")
    let how: (words: String, cites: [Reference]) =
      switch settings.extraction {
      case .pca:
        ("\(extracted) principal components (\(Reference.hotelling.key))", [.hotelling])
      case .centroid:
        (
          "\(extracted) centroid factors (\(Reference.thurstone.key); \(Reference.brown.key); "
            + "\(NumberText.count(analysis.extraction.iterations, "iteration")) in all, "
            + "\(analysis.extraction.converged ? "each converged" : "not all converged"); stop "
            + "at a "
            + "change of \(NumberText.fixed(settings.conventions.centroid.stop, 5)))",
          [.thurstone, .brown]
        )
      case .horst: horst(extracted)
      case .paf:
        (
          "\(extracted) iterated principal axis factors (\(Reference.harman.key); \(fit))",
          [.harman]
        )
      case .ml:
        ("\(extracted) maximum likelihood factors (\(Reference.joreskog.key); \(fit))", [.joreskog])
      }
    return MethodPart(
      text: "Likeness between sorts is \(likeness.words). From the correlations \(how.words) were "
        + "extracted.", cites: likeness.cites + how.cites)
  }

  private func horst(_ extracted: String) -> (words: String, cites: [Reference]) {
    let automatic = settings.extractionStop == .automatic
    return (
      "\(extracted) centroid factors with iterated communalities (\(Reference.horst.key); "
        + (automatic ? "as many as Horst’s own rule finds; " : "")
        + "\(NumberText.count(analysis.extraction.iterations, "pass", "passes")), "
        + "\(analysis.extraction.converged ? "converged" : "not converged"); stop at a residual "
        + "communality of \(NumberText.fixed(settings.conventions.horst.stop, 4)))", [.horst]
    )
  }

  private var rotation: MethodPart {
    let kept = "K = \(settings.factors) \(settings.factors == 1 ? "was" : "were") kept"
    let rotation = analysis.rotation
    let cites: [Reference]
    switch rotation.method {
    case .none: return MethodPart(text: "Of these \(kept), and not rotated.")
    case .varimax: cites = [.kaiser]
    case .quartimax, .equamax: cites = [.crawford]
    case .promax: cites = [.hendrickson]
    case .oblimin: cites = [.jennrich]
    case .target:
      return MethodPart(
        text: "Of these \(kept) and rotated, orthogonally, as near as can be to given loadings "
          + "(\(Reference.schonemann.key)).", cites: [.schonemann])
    case .defining:
      return MethodPart(
        text: "Of these \(kept); the first was put through the sort "
          + "\(settings.definingSort ?? ""), the others rotated by varimax "
          + "(\(Reference.kaiser.key)).", cites: [.kaiser])
    }
    let sweeps = NumberText.count(
      rotation.iterations, rotation.method == .oblimin ? "step" : "sweep")
    let way =
      switch rotation.method {
      case .promax: ", an oblique rotation (power 4) from varimax, "
      case .oblimin: ", an oblique rotation (γ = 0), "
      default: " with rows normalised, "
      }
    let agreement = rotation.agreement
    let starts =
      agreement.starts < 2
      ? ""
      : agreement.elsewhere == 0
        ? " All of \(agreement.starts) starts ended at this optimum."
        : " Of \(agreement.starts) starts \(agreement.elsewhere) ended at a lower optimum."
    return MethodPart(
      text: "Of these \(kept) and rotated by \(rotation.method.rawValue) "
        + "(\(NumberText.list(cites.map(\.key))))\(way)"
        + (rotation.converged
          ? "which converged in \(sweeps)." : "which did not converge in \(sweeps).") + starts
        + (obliqueLoadings.map { " \($0.inMethods)" } ?? ""),
      cites: cites)
  }

  /// On which of the two kinds of loadings of an oblique rotation flags and weights rest, as methods and
  /// tables say it; `nil` for an orthogonal one, where both are one.
  var obliqueLoadings: (inMethods: String, inLoadings: String, inStructure: String)? {
    guard analysis.rotation.structure != nil else { return nil }
    switch settings.conventions.rotation.obliqueLoadings {
    case .structure:
      return (
        "Flags and weights rest on the structure, which is the correlations of sorts with the oblique "
          + "factors; the table of factor loadings has the pattern.",
        "These loadings are the pattern; flags and weights rest on the structure, the next table.",
        "Correlations of sorts with the factors, on which flags and weights rest; the factor "
          + "loadings are the pattern."
      )
    case .pattern:
      return (
        "Flags and weights rest on the pattern, which the table of factor loadings has, and not on the "
          + "structure, which is the correlations of sorts with the oblique factors.",
        "These loadings are the pattern, on which flags and weights rest.",
        "Correlations of sorts with the factors; flags and weights rest on the pattern, the factor "
          + "loadings."
      )
    }
  }

  private var flagging: MethodPart {
    let level = settings.flagLevel
    let quantile = settings.conventions.flags.quantiles[level] ?? .nan
    let limit = settings.conventions.flags.limit(level, statements: statements.count)
    let noise =
      document.noiseFlags.map {
        " In \($0.studies) studies of pure noise with this design it flags "
          + "\(NumberText.percent($0.share)) of the sorts on average: a flag alone is no evidence of "
          + "a viewpoint."
      } ?? ""
    let majority = "its squared loading exceeds half of its communality"
    let significance =
      "its loading exceeds \(NumberText.fixed(quantile, level == .p05 ? 2 : 3))/√N = "
      + "\(NumberText.fixed(limit, 3)) in size (p < \(level.rawValue))"
    switch settings.flagging {
    case .none:
      return MethodPart(
        text: "No sort was flagged by rule; where one defines a viewpoint, it was set by hand.")
    case .standard:
      return MethodPart(
        text: "A sort defines a viewpoint where \(majority) and \(significance) "
          + "(\(Reference.brown.key)).\(noise)", cites: [.brown])
    case .significance:
      return MethodPart(text: "A sort defines a viewpoint where \(significance).\(noise)")
    case .majority:
      return MethodPart(text: "A sort defines a viewpoint where \(majority).\(noise)")
    }
  }

  private var scoring: MethodPart {
    MethodPart(
      text: "A defining sort with loading a has the weight a/(1 − a²) "
        + "(\(Reference.spearmanWeights.key); \(Reference.brown.key)); the weighted sums of "
        + "placements, standardised over the "
        + "statements (divisor N − 1), are the z-scores, and their ranks fill the grid.",
      cites: [.spearmanWeights, .brown])
  }

  private var reliabilities: MethodPart {
    let r = NumberText.fixed(settings.reliability, 2)
    return MethodPart(
      text: "With p defining sorts, each of reliability r, a viewpoint has the reliability "
        + "pr/(1 + (p − 1)r) (\(Reference.brown.key)): classical with r = \(r), empirical with r "
        + "the "
        + "mean correlation among its defining sorts (pooled over viewpoints where there are one "
        + "or "
        + "two). The standard error is SE = √(1 − reliability), that of a difference SED = "
        + "√(SE² + SE²).", cites: [.brown])
  }

  /// How statements are labelled; nothing where there are no two viewpoints to compare.
  private var labels: MethodPart? {
    guard comparable.count > 1 else { return nil }
    let critical = settings.conventions.comparison
    let classical =
      "By the classical tests a viewpoint is distinguished by a statement where it differs from "
      + "every other by more than \(NumberText.fixed(critical.p05, 3)) (*p < .05), "
      + "\(NumberText.fixed(critical.p01, 3)) (**p < .01) or \(NumberText.fixed(critical.p001, 3)) "
      + "(***p < .001) classical SED; a consensus statement has no pair that differs at p < "
      + "\(consensusLevel)."
    if isClassical { return MethodPart(text: classical) }
    let adjustment: Reference =
      settings.adjustment == .holm ? .holm : .benjaminiHochberg
    let delta = settings.equivalence
    return MethodPart(
      text: "A statement is shared where every two viewpoints are shown by two one-sided tests "
        + "(\(Reference.schuirmann.key)) at 5 % to differ by less than δ = "
        + "\(NumberText.fixed(delta, 2)) in z (\(columns(delta)) grid columns); the empirical SED "
        + "serves. It is distinguishing where it is not shared and a viewpoint with at least three "
        + "defining sorts differs from every other at p < .05, two-sided p adjusted over all "
        + "statements and pairs (\(adjustment.key)); else it is undecided. Two viewpoints whose "
        + "defining sorts correlate across at "
        + "\(NumberText.fixed(Characteristics.indistinctRatio, 2)) or more of what they do within "
        + "(heterotrait–monotrait ratio, \(Reference.henseler.key)) are not told apart. Effect sizes are "
        + "Hedges’ g (\(Reference.hedges.key)). " + classical,
      cites: [.schuirmann, adjustment, .henseler, .hedges])
  }

  private var ground: MethodPart? {
    guard comparable.count > 1 else { return nil }
    return MethodPart(
      text: "Common ground is firm where an intersection–union test (\(Reference.berger.key)) at "
        + "5 % shows that every viewpoint’s z lies above 0 (embraced), below 0 (set aside) or "
        + "within "
        + "±\(NumberText.fixed(settings.equivalence, 2)) (of little matter); it is likely where "
        + "all z "
        + "lie at or beyond \(NumberText.fixed(CommonGround.leaning, 2)) on one side, or all within "
        + "it, "
        + "and no pair differs at adjusted p < .05.", cites: [.berger])
  }

  /// What was done with themes; nothing where there were no two of them, and no two viewpoints.
  private var themeMethod: MethodPart? {
    var parts: [MethodPart] = []
    if analysis.themes.contains(where: { $0.p != nil }) {
      parts.append(
        MethodPart(
          text: "A theme’s share of the disagreement is its part of the variance of z between "
            + "viewpoints, less that of noise; its p comes from "
            + "\(NumberText.integer(ThemeResult.permutations)) permutations of themes over "
            + "statements, adjusted over themes (\(Reference.westfallYoung.key)).",
          cites: [.westfallYoung]))
    }
    if comparable.count > 1, analysis.themes.contains(where: { !$0.stances.isEmpty }) {
      parts.append(
        MethodPart(
          text: "A stance is the mean z of a theme’s statements, those that speak against it "
            + "reversed; stances are shared where all pairs are shown to differ by less than δ, "
            + "divided where a pair that is told apart, each with three defining sorts or more, differs "
            + "by δ or more at p < .05 (\(Reference.holm.key)). A "
            + "viewpoint is said to stand for or against a theme where a one-sided 5 % test shows "
            + "the side of 0 its stance lies on, and around the middle otherwise.",
          cites: [.holm]))
    }
    guard !parts.isEmpty else { return nil }
    return MethodPart(
      text: parts.map(\.text).joined(separator: " "), cites: parts.flatMap(\.cites))
  }

  var retentionMethod: MethodPart? {
    document.retention.map { retention in
      var tests = [
        "Parallel analysis (\(Reference.horn.key)) compared the eigenvalues with the 95th "
          + "percentile of \(NumberText.integer(retention.parallel.studies)) studies in which each "
          + "person’s placements were permuted over the statements; it suggests "
          + "\(retention.parallel.suggested)."
      ]
      var cites = [Reference.horn]
      if let sequential = retention.sequential {
        tests.append(
          "Sequential parallel analysis (after \(Reference.green.key)), which simulates each next "
            + "factor from those before it, suggests \(sequential.suggested).")
        cites.append(.green)
      }
      if let averagePartial = retention.averagePartial {
        tests.append(
          "The minimum average partial (\(Reference.velicer.key)) suggests "
            + "\(averagePartial.suggested).")
        cites.append(.velicer)
      }
      return MethodPart(text: tests.joined(separator: " "), cites: cites)
    }
  }

  private var program: MethodPart {
    MethodPart(
      text: computing.text + " What a reader of a Q study needs to be told beside this is in the "
        + "checklist of \(Reference.churruca.key), the last table.",
      cites: computing.cites + [.churruca])
  }

  /// Which program computed the figures, and whose rules it followed.
  var computing: MethodPart {
    let tool = document.tool
    let blas = tool.blas == "reference" ? "the reference BLAS" : tool.blas
    let compat = CompatMode(settings.conventions).map { mode in
      "Rounding, iterations and rules on the way are those of \(mode.program). "
        + (mode.lackSentence(settings, decisions: analysis.decisions).map { $0 + " " } ?? "")
    }
    return MethodPart(
      text: (compat ?? "") + "Computed by \(tool.name) \(tool.version) with LAPACK \(tool.lapack) "
        + "(\(Reference.lapack.key)) and \(blas); seed \(settings.seed).", cites: [.lapack])
  }
}

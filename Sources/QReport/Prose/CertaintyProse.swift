import QAnalysis
import QStudy

extension Prose {
  /// How sure all of it is: reliability, what could be shown at all, and what chance would give.
  package var certainty: [Sentence] {
    let made = illustrative.map {
      Sentence($0 + "; what they show is a program’s doing, not people’s.")
    }
    return [reliability, detectable, retention].compactMap(\.self) + concerns
      + [made, scope].compactMap(\.self)
  }

  /// How well the sorts that define a viewpoint agree; `nil` where that cannot be told.
  package var reliability: Sentence? {
    let known = comparable.compactMap { f in
      analysis.characteristics.factors[f].empiricalReliability.map { (factor: f, value: $0) }
    }
    guard !known.isEmpty else { return nil }
    let figures = known.map {
      "\(NumberText.fixed($0.value, 2)) (\(document.quotedName(of: $0.factor)))"
    }
    return Sentence(
      "Judged by how well the sorts that define it agree, the reliability of a viewpoint’s scores "
        + "is \(NumberText.list(figures)).", factors: known.map(\.factor))
  }

  /// The smallest difference that could be shown to be none, in z and in grid columns.
  package var detectable: Sentence? {
    guard let smallest = comparison.detectableEquivalence else { return nil }
    let delta = analysis.settings.equivalence
    let bound =
      "Viewpoints count as agreeing on a statement where they are shown to stand less than "
      + "\(NumberText.fixed(delta, 2)) in z (\(columns(delta)) grid columns) apart; "
    let shown = "\(NumberText.fixed(smallest, 2)) in z (\(columns(smallest)) grid columns)"
    return Sentence(
      smallest >= delta
        ? bound + "too few people to show that viewpoints agree to this degree: the smallest bound "
          + "these sorts could show is above \(shown)."
        : bound + "the smallest bound these sorts could show is \(shown).")
  }

  /// How many viewpoints stand out from chance, beside how many were kept.
  package var retention: Sentence? {
    guard let retention = document.retention else {
      return Sentence("Without tests against chance it is open how many viewpoints it would give.")
    }
    let poles = analysis.rotation.splitFrom.count { $0 != nil }
    let kept =
      "\(NumberText.word(analysis.settings.factors)) \(isOne ? "was" : "were") kept"
      + (poles == 0
        ? ""
        : isOne
          ? ", split into its two poles"
          : ", \(NumberText.word(poles)) of them split into \(poles == 1 ? "its" : "their") two poles")
    let tests = retention.missing.isEmpty ? "Three tests" : "Two tests"
    let (low, high) = (retention.range.lowerBound, retention.range.upperBound)
    let median = retention.suggested == 0 ? "none" : NumberText.word(retention.suggested)
    let viewpoints = high == 1 ? "viewpoint" : "viewpoints"
    return Sentence(
      low == high
        ? "\(tests) against chance agree on \(NumberText.word(low)) \(viewpoints); \(kept)."
        : "\(tests) against chance find between \(low == 0 ? "none" : NumberText.word(low)) and "
          + "\(NumberText.word(high)) \(viewpoints)"
          + (retention.missing.isEmpty ? ", \(median) as the median" : "") + "; \(kept).")
  }

  private var isOne: Bool { analysis.settings.factors == 1 }

  /// Warnings that bear on how far a viewpoint can be trusted, in their own words; the prominent
  /// ones stand beside the headline.
  private var concerns: [Sentence] {
    let codes: [Warning.Code] = [.noDefiningSorts, .thinFactor, .noReliability]
    return document.warnings.filter { codes.contains($0.code) }.map { warning in
      Sentence(
        warning.message,
        factors: analysis.viewpoints.indices.filter {
          warning.factors.contains(document.identifier(of: $0))
        })
    }
  }
}

import QAnalysis
import QNumerics
import QStudy

extension Prose {
  /// How much the figures depend on who took part.
  var bootstrap: EvidenceProse? {
    guard let bootstrap = document.evidence.bootstrap else { return nil }
    return EvidenceProse(
      id: "bootstrap", title: "How sure: sensitivity to \(whoTookPart)",
      sentences: (bootstrap.hasIntervals
        ? [foundAgain(bootstrap), members(bootstrap), widths(bootstrap)].compactMap(\.self) : [])
        + bootstrap.warnings.map { Sentence($0.message) },
      method: MethodPart(text: method(of: bootstrap), cites: [.zabala, .davison]))
  }

  private func foundAgain(_ bootstrap: Bootstrap) -> Sentence? {
    let known = bootstrap.medianMatch.indices.compactMap { f in
      bootstrap.medianMatch[f].map {
        "\(document.quotedName(of: f)) again with |φ| at or above \(NumberText.fixed($0, 2))"
      }
    }
    guard !known.isEmpty else { return nil }
    let lost = bootstrap.fitted < bootstrap.steps ? " that could be told" : ""
    return Sentence(
      "How much rests on \(whoTookPart)? Of "
        + "\(NumberText.count(bootstrap.fitted, "draw")) of the same sorts with replacement\(lost), half "
        + "find \(NumberText.list(known)).",
      factors: Array(bootstrap.medianMatch.indices))
  }

  private func members(_ bootstrap: Bootstrap) -> Sentence? {
    let defining = analysis.table.sorts.indices.compactMap { i in
      analysis.flags.viewpoint(of: i).flatMap { f in
        bootstrap.flagFrequency[i][f].map { (sort: i, factor: f, share: $0) }
      }
    }
    guard let loosest = defining.min(by: { ($0.share, $0.sort) < ($1.share, $1.sort) }) else {
      return nil
    }
    let firm = defining.count { bootstrap.isFirm(sort: $0.sort, factor: $0.factor) }
    let bound = NumberText.percent(Bootstrap.firm)
    let id = analysis.table.sorts[loosest.sort].id
    let share = NumberText.percent(loosest.share)
    if firm == defining.count {
      return Sentence(
        "Every sort that defines a viewpoint is a firm member of it: flagged there in at least "
          + "\(bound) of the draws that hold it.")
    }
    if defining.count == 1 {
      return Sentence(
        "\(id), which alone defines a viewpoint, is no firm member of it: flagged there in \(share) "
          + "of the draws that hold it, and not in at least \(bound).")
    }
    return Sentence(
      "\(firm == 0 ? "None" : NumberText.capitalised(NumberText.word(firm))) of the "
        + "\(NumberText.word(defining.count)) sorts that define a viewpoint "
        + "\(firm < 2 ? "is a firm member" : "are firm members"): flagged there in at least "
        + "\(bound) of the draws that hold them; \(id) is in \(share).")
  }

  private func widths(_ bootstrap: Bootstrap) -> Sentence? {
    let widths = bootstrap.z.joined().compactMap { $0.map { $0.upper - $0.lower } }
    guard let median = quantile(widths, 0.5) else { return nil }
    return Sentence(
      "Half of the scores have an interval wider than \(NumberText.fixed(median, 2)) in z "
        + "(\(columns(median)) grid columns).")
  }

  private func method(of bootstrap: Bootstrap) -> String {
    let drawn =
      "The sorts were drawn with replacement \(NumberText.count(bootstrap.steps, "time")) "
      + "(\(Reference.zabala.key)), balanced so that each stands as often (\(Reference.davison.key)), "
      + "from seed \(analysis.settings.seed); "
    let lost =
      "\(NumberText.capitalised(NumberText.count(bootstrap.failed, "draw"))) failed and "
      + "\(NumberText.integer(bootstrap.degenerate)) held too few different sorts."
    guard bootstrap.hasIntervals else {
      return drawn + "too few draws could be fitted to tell any spread. " + lost
    }
    let match =
      switch bootstrap.match {
      case .congruence:
        "and its viewpoints assigned to the study’s by the congruence of loadings"
      case .correlation:
        "and its viewpoints assigned to the study’s by the correlation of loadings"
      case .procrustes: "and turned to the study’s loadings by an orthogonal Procrustes rotation"
      case .qindtest:
        "and matched by the rule of R’s qmethod, which drops steps that it can’t match"
      }
    return drawn + "each draw was extracted, rotated, flagged and scored like the study, \(match). "
      + "Standard errors are standard deviations over the draws, intervals their 2.5 and 97.5 % points. "
      + lost
  }
}

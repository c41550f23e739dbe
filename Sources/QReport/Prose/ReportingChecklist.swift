import QAnalysis
import QStudy

/// An item of the checklist for reports of Q studies: what to report, what the program knows of it,
/// and what only the author does.
struct ChecklistItem: Equatable {
  /// What a reader needs to be told.
  let subject: String
  /// What the study and the analysis say of it; empty where nothing.
  let known: String
  /// What is left to the author; empty where nothing.
  let left: String
}

extension Prose {
  /// The thirteen items of the checklist (Churruca et al. 2021, table 4), in its order and in our
  /// words.
  var reportingChecklist: [ChecklistItem] {
    [
      ChecklistItem(
        subject: "How statements were gathered", known: statementSource,
        left: "From where, from whom and how the concourse was gathered."),
      ChecklistItem(
        subject: "How they were sifted into the Q set", known: themesOfStatements,
        left: "Who merged, reworded and dropped statements, and by which rule."),
      ChecklistItem(
        subject: "Number of statements",
        known: NumberText.count(statements.count, "statement") + ".", left: ""),
      ChecklistItem(
        subject: "Piloting", known: "",
        left: "Whether there was a pilot, with whom, and what it changed."),
      ChecklistItem(
        subject: "Materials: scale and anchors", known: scaleAndAnchors,
        left: document.study.poles.areNamed
          ? "Cards and board, or the page that stood for them."
          : "What the ends meant to people; cards and board, or the page that stood for them."),
      ChecklistItem(
        subject: "How sorting was administered", known: instruction,
        left: "Who took part and how they were chosen; face to face, by post or on line; who was "
          + "there, and for how long."),
      ChecklistItem(
        subject: "Other methods beside sorting", known: beside,
        left: "Interviews or questionnaires, and what was made of them."),
      ChecklistItem(
        subject: "Extraction and rotation", known: methodInBrief, left: ""),
      ChecklistItem(
        subject: "Programs", known: computing.text,
        left: "The program with which sorts were collected, if there was one."),
      ChecklistItem(
        subject: "How the number of viewpoints was decided", known: retentionMethod?.text ?? "",
        left: "Why \(NumberText.word(document.factors)): what weighed beside these figures."),
      ChecklistItem(
        subject: "Variance explained", known: varianceExplained, left: ""),
      ChecklistItem(
        subject: "How viewpoints were interpreted", known: whatNamesRestOn,
        left: "Who read them, with what, and whether participants were asked."),
      ChecklistItem(
        subject: "A narrative for each viewpoint", known: gists,
        left: "The shared meaning in full, with statements and their columns, and what people "
          + "said; the crib sheet among the handouts has both, ready to paste."),
    ]
  }

  private var statementSource: String {
    let provenance = document.study.provenance
    let worded =
      switch provenance.statements {
      case .own: "The statements are the authors’ own wording."
      case .published: "The statements are from a publication."
      case nil: ""
      }
    return [worded, provenance.source.map { "Source: \($0)." } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var themesOfStatements: String {
    let counts = document.study.themes.compactMap { theme -> String? in
      let count = statements.count { $0.theme == theme.id }
      return count == 0 ? nil : "\(theme.label) \(NumberText.integer(count))"
    }
    return counts.isEmpty ? "" : "Statements by theme: \(NumberText.list(counts))."
  }

  private var scaleAndAnchors: String {
    let grid = analysis.table.grid
    let values = grid.columns.map(\.value)
    guard let low = values.first, let high = values.last else { return "" }
    let poles = document.study.poles
    func named(_ pole: String) -> String { poles.areNamed ? " (“\(pole)”)" : "" }
    return "A grid from \(grid.label(of: low))\(named(poles.low)) to "
      + "\(grid.label(of: high))\(named(poles.high)); "
      + (poles.areNamed ? "" : "the study doesn’t name what its ends mean; ")
      + (analysis.table.isForced ? "its columns had to be filled." : "its columns were free.")
  }

  private var instruction: String {
    let table = analysis.table
    let question = document.study.question
    let conditions = document.study.conditions.filter { condition in
      table.sorts.contains { $0.condition == condition.id }
    }
    let asked = conditions.isEmpty ? [question] : conditions.map(\.question)
    return "\(NumberText.count(table.sorts.count, "sort")) by "
      + "\(NumberText.count(people, "person", "people"))"
      + (document.isSimulated ? ", simulated." : ".")
      + asked.filter { !$0.isEmpty }.map { " Asked: “\($0)”" }.joined()
  }

  private var beside: String {
    let study = document.study
    return [
      study.comments.isEmpty
        ? "" : "\(NumberText.count(study.comments.count, "comment")) on statements.",
      study.background.isEmpty
        ? "" : "\(NumberText.count(study.background.count, "background question")).",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var varianceExplained: String {
    let factors = analysis.characteristics.factors.enumerated().map { f, own in
      "\(document.identifier(of: f)) \(NumberText.percent(own.explainedVariance / 100))"
    }
    let all = NumberText.percent(analysis.characteristics.explainedVariance / 100)
    return "\(all) in all" + (factors.count > 1 ? ": \(NumberText.list(factors))." : ".")
  }

  private var whatNamesRestOn: String {
    "From the arrays, the statements that set each viewpoint apart "
      + (isClassical ? "and consensus statements" : "and common ground")
      + (document.study.themes.isEmpty ? "." : ", and themes.")
  }

  private var gists: String {
    analysis.viewpoints.compactMap { viewpoint in
      viewpoint.gist.map { "\(viewpoint.name ?? viewpoint.identifier): \($0)" }
    }.joined(separator: " ")
  }
}

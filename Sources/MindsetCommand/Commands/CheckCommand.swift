import ArgumentParser
import QAnalysis
import QFormats
import QReport
import QStudy

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Say what a study or a file holds, and what is wrong with it; or what a design can show.",
    discussion: """
      Nothing is written. Of a file of PQMethod's results (.lis, .rot …) it tells what results it \
      holds too. The exit code is 1 when there is a finding that would stop an analysis. \
      Faults of single cells come first; once they are mended, those of whole sorts.

      With --participants and --factors it tells, before a workshop, what so many people could show \
      of so many viewpoints: by simulated studies with the study's grid, or with 40 statements where \
      no study is given.

      EXAMPLES
        mindset check surveys/lipset
        mindset check sorts.xlsx
        mindset check sorts.xlsx --sheet "Sheet 1" --sorts D4:AB43 --statements A4:B43 --ids row:3
        mindset check lipset.lis
        mindset check analysis/lipset.yml
        mindset check --participants 24 --factors 3
        mindset check surveys/lipset --participants 40 --factors 3
      """)

  @Argument(help: "A study folder, a recipe, or a file with sorts.")
  var study: String?

  @Option(
    help: ArgumentHelp(
      "How many people are to take part: see what they could show.", valueName: "n"))
  var participants: Int?

  @Option(help: ArgumentHelp("How many viewpoints there may be among them.", valueName: "n"))
  var factors: Int?

  @OptionGroup(title: "Sorts") var sorts: SelectionArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Messages") var common: CommonOptions

  mutating func validate() throws {
    guard (participants == nil) == (factors == nil) else {
      throw ValidationError("--participants and --factors go together.")
    }
    if let participants, let factors {
      guard DesignChoice.factors.contains(factors) else {
        throw ValidationError(
          "--factors takes a whole number from \(DesignChoice.factors.lowerBound) to "
            + "\(DesignChoice.factors.upperBound) here.")
      }
      guard (2 * factors...DesignChoice.mostParticipants).contains(participants) else {
        throw ValidationError(
          "--participants takes a whole number from \(2 * factors), two people a viewpoint, to "
            + "\(DesignChoice.mostParticipants).")
      }
      if let option = sorts.choosing {
        throw ValidationError(
          "\(option) speaks of sorts there are, and a design is tried with sorts made up: leave it "
            + "out.")
      }
      if study == nil, let option = reading.typed {
        throw ValidationError("\(option) says how a study is read: name one, or leave it out.")
      }
    } else if study == nil {
      throw ValidationError(
        "Name a study or a file; or give --participants and --factors to try a design.")
    }
  }

  func run() throws {
    let options = try reading.options(grid: sorts.grid)
    let source = try study.map { study in
      do {
        return try StudySource(study, options: options)
      } catch let findings as Findings {
        // Where the wrong cells were taken for the sorts, that explains the findings.
        if let layout = StudyFormats.layout(path: study, options: options) {
          let beside = reading.file.besideLayout([], grid: sorts.grid)
          common.console.output(
            LayoutDrawing(layout, path: study, beside: beside, isStated: reading.isPlaced).text)
        }
        // Results are told even where the sorts they are of are missing.
        if let results = try PrintedResults(study, study: nil) {
          common.console.output(
            ([FailureReport.shown(study)] + results.facts.flatMap { lines($0.name, $0.words) })
              .joined(separator: "\n") + "\n")
        }
        throw findings
      }
    }
    if let participants, let factors {
      let grid = sorts.grid ?? source?.reading.study.grid
      try DesignChoice(participants: participants, factors: factors, grid: grid)
        .report(on: common.console)
    } else if let source {
      try check(source)
    }
  }

  private func check(_ source: StudySource) throws {
    let study = source.reading.study
    var facts = [
      ("title", study.title), ("statements", "\(study.statements.count)\(themes(study))"),
    ]
    if !study.participants.isEmpty { facts.append(("participants", "\(study.participants.count)")) }
    if !study.comments.isEmpty { facts.append(("comments", "\(study.comments.count)")) }
    var warnings = source.reading.warnings
    // Other forms have no place for more than the statements in a further language.
    if source.reading.format == StudyFolderFormat.name, !study.languages.isEmpty {
      warnings += study.untranslated
      warnings += PagePhrases(folder: source.path).missing(for: study)
        .map { Warning(.notTranslated, $0) }
    }
    var findings = located(study.designFindings() + study.referenceFindings(), source)
    if study.sorts.isEmpty {
      facts.append(("grid", study.grid?.description ?? "not declared"))
      facts.append(("sorts", "none yet"))
    } else if findings.isEmpty {
      do {
        let table = try checkedTable(source)
        facts.append(("grid", "\(table.grid) (\(origin(table.gridOrigin)))"))
        facts.append(
          ("sorts", taking(table, of: study) + distribution(of: table)))
        warnings += table.warnings
      } catch {
        findings += error.all
      }
    }
    if let results = try PrintedResults(source.path, study: study) {
      facts += results.facts.map { ($0.name, $0.words) }
    }
    for (place, phrase) in source.reading.found.enumerated() {
      facts.append((place == 0 ? "cells" : "", phrase))
    }
    common.console.output(
      ([FailureReport.shown("\(source.path): \(source.reading.format)")]
        + facts.flatMap { lines($0.0, $0.1) }).joined(separator: "\n") + "\n")
    if let layout = source.reading.layout {
      let beside = reading.file.besideLayout(source.reading.warnings, grid: sorts.grid)
      common.console.output(
        LayoutDrawing(layout, path: source.path, beside: beside, isStated: reading.isPlaced).text)
    }
    if !findings.isEmpty { common.tell(warnings) }
    try Findings.check(findings)
    // A recipe's decisions and names can only be checked on the solution they speak of.
    if source.recipe != nil, !study.sorts.isEmpty {
      warnings = try AnalysisRun(source, arguments: .only(sorts), console: common.console)
        .document.warnings
    }
    let doubts = warnings.filter { Warning.Code.ofDoubtfulSorts.contains($0.code) }
    let end =
      doubts.isEmpty
      ? ["No findings."]
      : ["No findings, but sorts to look at:"]
        + doubts.flatMap { lines("", $0.message) }
    common.console.output(end.joined(separator: "\n") + "\n")
    // What the drawing of the table tells, and of sorts to look at, it need not tell again.
    let told = source.reading.layout?.told ?? []
    func isTold(_ warning: Warning) -> Bool {
      Warning.Code.ofDoubtfulSorts.contains(warning.code) || Self.tells(told, warning)
        // The facts tell what there is of results.
        || warning.code == .resultsIgnored
    }
    try common.report(warnings.filter { !isTold($0) })
    try common.report(warnings.filter(isTold), isToldAlready: true)
  }

  private static func tells(_ told: [String], _ warning: Warning) -> Bool {
    warning.code == .layoutInferred && told.contains { warning.message.hasPrefix($0) }
  }

  /// A fact on as many lines as it needs, its words below each other and `value: cards` unbroken.
  private func lines(_ name: String, _ words: String) -> [String] {
    let indent = "  participants ".count
    let wrapped = DisplayWidth.wrap(
      FailureReport.shown(words).replacing(": ", with: ":\u{A0}"),
      width: max(40, common.console.width - indent))
    return wrapped.enumerated().map { number, line in
      let head = number == 0 ? "  " + name : ""
      return head + String(repeating: " ", count: indent - head.count)
        + line.replacing("\u{A0}", with: " ")
    }
  }

  private func checkedTable(_ source: StudySource) throws(Findings) -> SortTable {
    let choices = sorts.choices().falling(backOn: source.recipe?.settings ?? SettingChoices())
    return try AnalysisRun.table(
      source, choices: choices, selection: sorts.selection(over: source))
  }

  /// How many sorts take part, and of how many where some don't.
  private func taking(_ table: SortTable, of study: Study) -> String {
    let count = table.sorts.count
    return count == study.sorts.count
      ? "\(count)" : "\(count) of \(study.sorts.count) by the selection"
  }

  /// How the sorts lie on the grid.
  private func distribution(of table: SortTable) -> String {
    if table.fillsGrid { return ", all fill the grid" }
    let filled = table.filled.count { $0 > 0 }
    if filled == 0 { return ", free" }
    let complete = table.sorts.count - filled
    return (table.isForced ? ": \(complete) fill the grid" : ": \(complete) free")
      + "; \(filled) had blank cells filled"
  }

  private func located(_ findings: [Finding], _ source: StudySource) -> [Finding] {
    guard let all = Findings(findings) else { return [] }
    return source.reading.sources.locating(all).all
  }

  private func themes(_ study: Study) -> String {
    study.themes.isEmpty
      ? ""
      : " in \(study.themes.count) themes: " + study.themes.map(\.label).joined(separator: ", ")
  }

  private func origin(_ origin: SortTable.GridOrigin) -> String {
    switch origin {
    case .declared: "declared"
    case .shared: "shared by more than half of the sorts"
    case .median: "the rank-wise median of the sorts, none being declared or shared"
    }
  }
}

import QReport
import QStudy

/// Sheets that were asked for and would say nothing.
struct AbsentSheets {
  private let absences: [(sheet: Sheet, reason: SheetAbsence)]

  init(_ asked: [Sheet], of handouts: Handouts) {
    absences = asked.compactMap { sheet in
      handouts.absence(of: sheet).map { (sheet, $0) }
    }
  }

  var sheets: [Sheet] { absences.map(\.sheet) }

  /// A sentence for each reason, where they are left out.
  ///
  /// - Parameter name: what a sheet is called where it is told.
  func told(by name: (Sheet) -> String) -> [String] {
    byReason.map {
      "\(NumberText.list($0.sheets.map(name))): left out, for \($0.reason.because)."
    }
  }

  /// A fault for each reason, where they were asked for by name.
  var findings: [Finding] {
    byReason.map { sheets, reason in
      Finding(
        .cannotBeComputed, found: reason.found,
        expected: "\(reason.expected), for \(NumberText.list(sheets.map(\.rawValue)))",
        mend: reason.mend)
    }
  }

  /// In the order of the sheets.
  private var byReason: [(sheets: [Sheet], reason: SheetAbsence)] {
    absences.reduce(into: []) { groups, absence in
      if let place = groups.firstIndex(where: { $0.reason == absence.reason }) {
        groups[place].sheets.append(absence.sheet)
      } else {
        groups.append(([absence.sheet], absence.reason))
      }
    }
  }
}

extension SheetAbsence {
  /// The reason, as the words after “for”.
  fileprivate var because: String {
    switch self {
    case .needsTwoViewpoints: "there are no two viewpoints to compare"
    case .noShortList:
      "too few statements tell the viewpoints apart for a short list that finds them"
    case .isOfChanges:
      "a list of statements to agree with can’t find who moved them alike"
    }
  }

  fileprivate var found: String {
    switch self {
    case .needsTwoViewpoints: "no two viewpoints to compare"
    case .noShortList: "too few statements that tell the viewpoints apart"
    case .isOfChanges: "people’s changes"
    }
  }

  fileprivate var expected: String {
    switch self {
    case .needsTwoViewpoints: "two or more with scores"
    case .noShortList: "enough for a short list"
    case .isOfChanges: "sorts"
    }
  }

  fileprivate var mend: String {
    switch self {
    case .needsTwoViewpoints:
      "Ask for another number of --factors, or for where-we-stand, which tells of one viewpoint too."
    case .noShortList: "Ask for the other sheets: viewpoints has what tells each from the others."
    case .isOfChanges: "Leave out --change, or ask for the other sheets."
    }
  }
}

import ArgumentParser
import QDrawing
import QFormats
import QReport
import QStudy

/// Sheets by name: those made from an analysis, and those printed before a workshop.
struct SheetChoice: Equatable, Sendable {
  private(set) var after: [Sheet] = []
  private(set) var before: [WorkshopSheet] = []

  /// Every sheet that is made from an analysis.
  static let all = SheetChoice(after: Sheet.allCases)
  /// The sheets for everyone.
  static let pack = SheetChoice(after: Sheet.pack)
  /// No sheet: what a recipe without `handouts` asks for.
  static let none = SheetChoice(after: [])

  static let names = Sheet.allCases.map(\.rawValue) + WorkshopSheet.allCases.map(\.rawValue)
  private static let everything = "all"
  /// What a name may be.
  static let words = [everything] + names

  var isEmpty: Bool { after.isEmpty && before.isEmpty }

  /// The names that make this choice.
  var names: [String] {
    (after == Sheet.allCases ? [Self.everything] : after.map(\.rawValue)) + before.map(\.rawValue)
  }

  private init(after: [Sheet]) { self.after = after }

  /// The sheets of these names, in the order in which they are used; `nil` where one is no sheet.
  init?(names: [String]) {
    for name in names {
      if name == Self.everything {
        after = Sheet.allCases
      } else if let sheet = Sheet(rawValue: name) {
        after.append(sheet)
      } else if let sheet = WorkshopSheet(rawValue: name) {
        before.append(sheet)
      } else {
        return nil
      }
    }
    after = Sheet.allCases.filter(after.contains)
    before = WorkshopSheet.allCases.filter(before.contains)
  }
}

extension SheetChoice: ExpressibleByArgument {
  init?(argument: String) {
    self.init(names: argument.split(separator: ",").map(String.init))
    if isEmpty { return nil }
  }
}

/// The paper of handouts.
enum HandoutPaper: String, CaseIterable, ExpressibleByArgument {
  case a4 = "A4"
  case a3 = "A3"
  case letter = "Letter"
  case a1 = "A1"
  case c32010 = "C32010"

  /// Reads a name in any case.
  init?(argument: String) {
    let name = argument.lowercased()
    guard let paper = Self.allCases.first(where: { $0.rawValue.lowercased() == name }) else {
      return nil
    }
    self = paper
  }

  /// What a sheet for hands is printed on.
  var sheet: Paper {
    switch self {
    case .a4: .a4
    case .c32010: .c32010
    case .a3, .a1: .a3
    case .letter: .letter
    }
  }

  /// What a sheet for the wall is printed on.
  var poster: Paper { self == .a1 ? .a1 : self == .letter ? .tabloid : .a3 }
}

/// Prints the sheets of a workshop that has not begun.
struct WorkshopRun {
  /// More codes than this make a file nobody prints.
  static let mostPeople = 999

  let source: StudySource
  let sheets: WorkshopSheets
  /// The participants' codes.
  var codes: [String] { sheets.codes }

  /// - Parameters:
  ///   - people: how many record sheets and codes; the study's participants where it is `nil`.
  ///   - doors: what opens the page of each person, where sorts are collected on devices.
  init(
    _ source: StudySource, grid: Grid?, people: Int?, paper: Paper, lexicon: Lexicon,
    doors: [WorkshopSheets.Door] = []
  ) {
    self.source = source
    var study = source.reading.study
    study.grid = grid ?? source.recipe?.settings.grid ?? study.grid
    guard doors.isEmpty else {
      sheets = WorkshopSheets(study, lexicon: lexicon, paper: paper, doors: doors)
      return
    }
    let codes =
      people.map { count in
        let width = String(count).count
        return (1...count).map { number in
          let digits = String(number)
          return "P" + String(repeating: "0", count: width - digits.count) + digits
        }
      } ?? source.reading.study.participants.map(\.id)
    sheets = WorkshopSheets(study, lexicon: lexicon, paper: paper, codes: codes)
  }

  /// A sheet.
  /// - Throws: `Findings`, for a study that lacks what the sheet needs.
  func made(_ sheet: WorkshopSheet) throws -> WorkshopSheets.Made {
    if sheet == .codes, sheets.codes.isEmpty {
      throw UsageError("codes needs people: give their number with --people, as in --people 25.")
    }
    do {
      return try sheets.made(sheet)
    } catch {
      throw Findings(finding(for: error))
    }
  }

  private func finding(for refusal: WorkshopSheets.Refusal) -> Finding {
    let sources = source.reading.sources
    return switch refusal {
    case .noStatements:
      Finding(
        .missingStatement, location: sources.study, found: "no statements",
        expected: "statements to print", mend: "Write them into statements.csv.")
    case .noGrid(let sheet):
      Finding(
        .badGrid, location: sources.study, found: "no grid",
        expected: "the grid on which cards are laid, for \(sheet.rawValue)",
        mend: "Add grid to study.yml, as in `grid: {-1: 2, 0: 3, 1: 2}`, or give --grid.")
    case .tooLong(let statement):
      Finding(
        .badValue, location: sources.study, statement: statement,
        found: "a statement that does not fit on a card", expected: "at most some 60 words",
        mend: "Shorten it: participants have to take it in at a glance.")
    }
  }
}

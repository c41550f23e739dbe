package import QStudy
package import QTables

/// What a room needs of the rest of the program: the analysis, the sheets and the study's folder.
///
/// Collecting knows neither how sorts are analysed nor how pages are drawn; whoever opens a room wires
/// this to it.
package struct RoomServices: Sendable {
  /// The study as it stands in its folder, sorts of paper sheets included.
  package var study: @Sendable () throws -> Study
  /// Writes a changed design into the folder.
  package var saveDesign: @Sendable (Study) throws -> Void
  /// Writes sorts, people and comments into the folder, in place of those of the same ids.
  package var saveSorts: @Sendable (CollectedSorts) throws -> Void
  /// Takes all of these participants out of the folder.
  package var erase: @Sendable (_ participants: Set<String>) throws -> Void
  /// Writes what the facilitator decided into the study's recipe.
  package var saveDecisions: @Sendable (RoomDecisions) throws -> Void
  /// The sorts that can't be analysed, as one with a card without a place; the others are analysed without
  /// them.
  package var unfit: @Sendable (Study, RoomDecisions) throws -> [UnfitSort]
  /// The viewpoints of the sorts so far; runs for up to some seconds, and throws `CancellationError` soon
  /// after nobody wants them any more.
  package var results:
    @Sendable (Study, RoomDecisions, _ isWanted: () -> Bool) throws -> LiveResults
  /// What a participant gets to see of their own sort.
  package var personalPage: @Sendable (Study, RoomDecisions, _ sort: String) throws -> JSONValue
  /// A sheet that is printed before a workshop, as PDF.
  package var sheet: @Sendable (SheetRequest) throws -> [UInt8]
  /// The sheets that are handed out after the analysis.
  package var handouts: @Sendable (Study, RoomDecisions) throws -> RoomHandouts
  /// Sorts of people who don't exist: for each person one for each question that is sorted under.
  package var pretendSorts: @Sendable (Study, _ people: Int, _ seed: Int) throws -> [[[Int]]]
  /// The files of study and recipe.
  package var files: @Sendable () throws -> [(name: String, bytes: [UInt8])]

  /// What of the page's own words there is in English alone, for the languages of the study.
  package var missingPhrases: @Sendable (Study) -> [String] = { _ in [] }

  /// Wires a room.
  package init(
    study: @escaping @Sendable () throws -> Study,
    saveDesign: @escaping @Sendable (Study) throws -> Void,
    saveSorts: @escaping @Sendable (CollectedSorts) throws -> Void,
    erase: @escaping @Sendable (Set<String>) throws -> Void,
    saveDecisions: @escaping @Sendable (RoomDecisions) throws -> Void,
    unfit: @escaping @Sendable (Study, RoomDecisions) throws -> [UnfitSort],
    results: @escaping @Sendable (Study, RoomDecisions, () -> Bool) throws -> LiveResults,
    personalPage: @escaping @Sendable (Study, RoomDecisions, String) throws -> JSONValue,
    sheet: @escaping @Sendable (SheetRequest) throws -> [UInt8],
    handouts: @escaping @Sendable (Study, RoomDecisions) throws -> RoomHandouts,
    pretendSorts: @escaping @Sendable (Study, Int, Int) throws -> [[[Int]]],
    files: @escaping @Sendable () throws -> [(name: String, bytes: [UInt8])]
  ) {
    self.study = study
    self.saveDesign = saveDesign
    self.saveSorts = saveSorts
    self.erase = erase
    self.saveDecisions = saveDecisions
    self.unfit = unfit
    self.results = results
    self.personalPage = personalPage
    self.sheet = sheet
    self.handouts = handouts
    self.pretendSorts = pretendSorts
    self.files = files
  }
}

/// Sorts as they were collected, with the people who made them.
package struct CollectedSorts: Equatable, Sendable {
  package var sorts: [QSort] = []
  package var participants: [Participant] = []
  package var comments: [Comment] = []
  /// What the sorts depend on; a study with other cards must not take them.
  let frozen: String

  /// Nothing yet, of a design.
  package init(of design: SortingDesign) { frozen = DesignVersion.frozenPart(of: design) }
}

/// A sheet to print before a workshop.
package struct SheetRequest: Equatable, Sendable {
  /// Its name, as `--sheets` takes it.
  package let name: String
  /// The paper, as `--paper` takes it.
  package let paper: String
  /// The codes of the people it is printed for, with what their devices open.
  package let codes: [PersonalCode]
}

/// What opens the way for one person.
package struct PersonalCode: Equatable, Sendable {
  package let participant: String
  package let code: String
  /// The address that a device opens, the code in it.
  package let address: String
}

/// The sheets handed out after the analysis.
package struct RoomHandouts: Equatable, Sendable {
  /// The sheets for everyone, as one PDF.
  package let pack: [UInt8]
  /// Its pages.
  package let pages: Int
  /// How many sorts it was made from.
  package let sorts: Int
  /// Every sheet.
  package let files: [File]
  /// What was left out and why, a sentence each.
  package let leftOut: [String]

  /// One of the sheets.
  package struct File: Equatable, Sendable {
    package let name: String
    package let bytes: [UInt8]

    /// Makes a file.
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Makes the sheets.
  package init(pack: [UInt8], pages: Int, sorts: Int, files: [File], leftOut: [String] = []) {
    self.pack = pack
    self.pages = pages
    self.sorts = sorts
    self.files = files
    self.leftOut = leftOut
  }
}

/// A sort that can't be analysed, and why in words for a facilitator.
package struct UnfitSort: Equatable, Sendable {
  /// Its id.
  package let sort: String
  /// The reason, as a phrase.
  package let why: String

  /// Makes an entry.
  package init(sort: String, why: String) {
    self.sort = sort
    self.why = why
  }
}

/// The viewpoints that show so far.
package struct LiveResults: Equatable, Sendable {
  /// How many sorts they come from, and of how many people these are.
  package var sorts: Int
  package var people: Int
  /// How many viewpoints stand out from chance, the range of the tests, and why.
  package var suggested: Int
  package var lowest: Int
  package var highest: Int
  package var why: String
  /// The viewpoints, in the order of their keys.
  package var viewpoints: [Viewpoint]
  /// Statements on which all agree, the firm ones first.
  package var common: [Shared]
  /// Statements that tell a viewpoint from every other and are not said to be agreed on, those on which
  /// they part most first.
  package var divide: [Divide]
  /// How people moved between two conditions; empty where there is one.
  package var shifts: [Shift]
  /// What whoever reads them must know, each a sentence or two.
  package var notes: [String]

  /// A viewpoint.
  package struct Viewpoint: Equatable, Sendable {
    package let key: String
    package let name: String
    /// What it is called as long as it has no name of its own.
    package let unnamed: String
    /// How many people hold it by the last sort of each.
    package let people: Int
    /// How many of these hold its reverse.
    package let opposite: Int
    /// Its array, in the order of the statements; empty where it has none.
    package let array: [Int]
    /// Ids of the three statements most like it, and of the three least.
    package let most: [String]
    package let least: [String]
    /// Where it stands apart from every other.
    package let only: [Saying]

    /// Makes a viewpoint.
    package init(
      key: String, name: String, unnamed: String, people: Int, opposite: Int = 0, array: [Int],
      most: [String], least: [String], only: [Saying]
    ) {
      self.key = key
      self.name = name
      self.unnamed = unnamed
      self.people = people
      self.opposite = opposite
      self.array = array
      self.most = most
      self.least = least
      self.only = only
    }
  }

  /// A statement and what is said of it.
  package struct Saying: Equatable, Sendable {
    package let statement: String
    package let words: String

    /// Makes a saying.
    package init(statement: String, words: String) {
      self.statement = statement
      self.words = words
    }
  }

  /// A statement of the common ground.
  package struct Shared: Equatable, Sendable {
    package let saying: Saying
    /// `embrace`, `setAside` or `littleMatter`.
    package let side: String

    /// Makes one.
    package init(_ saying: Saying, side: String) {
      self.saying = saying
      self.side = side
    }
  }

  /// A statement that parts viewpoints.
  package struct Divide: Equatable, Sendable {
    package let statement: String
    /// The keys of the viewpoints that it tells from every other.
    package let tells: [String]
    /// Where it stands in each viewpoint that has scores.
    package let places: [Place]

    /// Where a viewpoint, known by its key, has a statement: its column, and the score behind it.
    package struct Place: Equatable, Sendable {
      package let viewpoint: String
      package let column: Int
      package let z: Double

      /// Makes a place.
      package init(viewpoint: String, column: Int, z: Double) {
        self.viewpoint = viewpoint
        self.column = column
        self.z = z
      }
    }

    /// Makes a divide.
    package init(statement: String, tells: [String], places: [Place]) {
      self.statement = statement
      self.tells = tells
      self.places = places
    }
  }

  /// How many people went from one viewpoint to another, by their keys; nil for none of them.
  package struct Shift: Equatable, Sendable {
    package let from: String?
    package let to: String?
    package let people: Int

    /// Makes a shift.
    package init(from: String?, to: String?, people: Int) {
      self.from = from
      self.to = to
      self.people = people
    }
  }

  /// Makes results.
  package init(
    sorts: Int, people: Int, suggested: Int, lowest: Int, highest: Int, why: String,
    viewpoints: [Viewpoint],
    common: [Shared], divide: [Divide], shifts: [Shift] = [], notes: [String] = []
  ) {
    self.sorts = sorts
    self.people = people
    self.suggested = suggested
    self.lowest = lowest
    self.highest = highest
    self.why = why
    self.viewpoints = viewpoints
    self.common = common
    self.divide = divide
    self.shifts = shifts
    self.notes = notes
  }
}

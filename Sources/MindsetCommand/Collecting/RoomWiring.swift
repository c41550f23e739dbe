import QAnalysis
import QCollect
import QFormats
import QNumerics
import QReport
import QStudy
import QTables

/// Wires a room to the study's folder, the analysis and the sheets.
struct RoomWiring {
  /// The study's folder.
  let folder: String

  var services: RoomServices {
    let saved = SavedSheets(folder: folder)
    let decided = DecidedDocument(folder: folder)
    var services = RoomServices(
      study: { try saved.undisturbed { try saved.read() } },
      saveDesign: { design in
        try saved.replace { study in
          var changed = design
          changed.sorts = study.sorts
          changed.participants = study.participants
          changed.comments = study.comments
          study = changed
        }
      },
      saveSorts: { try saved.merge($0) },
      erase: { try saved.erase($0) },
      saveDecisions: { decisions in
        let recipe = try RoomRecipe(folder: folder)
        try recipe.write(
          RoomAnalysis(study: saved.read(), decisions: decisions, recipe: recipe).recipeToKeep())
      },
      unfit: { study, decisions in
        RoomAnalysis(
          study: study, decisions: decisions, recipe: RoomRecipe.readable(folder: folder).recipe
        ).fitting().unfit
      },
      results: { study, decisions, isWanted in
        let (recipe, fault) = RoomRecipe.readable(folder: folder)
        var results = try RoomAnalysis(study: study, decisions: decisions, recipe: recipe)
          .results(isWanted: isWanted)
        if let fault {
          results.notes.append(
            "The study’s recipe can’t be read: \(Room.words(for: fault)) Until it is mended, "
              + "viewpoints are worked out without its settings.")
        }
        return results
      },
      personalPage: { study, decisions, sort in
        try PersonalPage(of: sort, in: decided.document(of: study, decisions)).json
      },
      sheet: { try sheet($0) },
      handouts: { try RoomHandouts(decided.document(of: $0, $1)) },
      pretendSorts: { study, people, seed in try Self.pretended(study, people: people, seed: seed)
      },
      files: { try files() })
    services.missingPhrases = { PagePhrases(folder: folder).missing(for: $0) }
    return services
  }

  /// A sheet that is printed before a workshop.
  private func sheet(_ request: SheetRequest) throws -> [UInt8] {
    guard let sheet = WorkshopSheet(rawValue: request.name),
      let paper = HandoutPaper(argument: request.paper)
    else {
      throw Findings(
        Finding(
          .badValue, found: "the sheet \(request.name) on \(request.paper)",
          expected: "one of "
            + WorkshopSheet.allCases.map(\.rawValue).joined(separator: ", ")
            + " on A4, A3, Letter or C32010",
          mend: "Choose another sheet or paper."))
    }
    guard sheet != .codes || !request.codes.isEmpty else {
      throw Findings(
        Finding(
          .badValue, found: "no codes", expected: "codes to print",
          mend: "Make personal codes first; they are printed once and kept nowhere."))
    }
    let source = try StudySource(
      folder, options: ReadingOptions(format: StudyFolderFormat.id), takesRecipe: false)
    let workshop = WorkshopRun(
      source, grid: nil, people: nil, paper: paper.sheet, lexicon: .english,
      doors: request.codes.map {
        WorkshopSheets.Door(participant: $0.participant, code: $0.code, address: $0.address)
      })
    var made = HandoutFiles(paper: paper)
    try made.add([sheet], of: workshop)
    return made.folder.files.first?.bytes ?? []
  }

  /// Sorts that hold three viewpoints made at random; every fourth person holds another one in each further round.
  private static func pretended(_ study: Study, people: Int, seed: Int) throws -> [[[Int]]] {
    guard let grid = study.grid else { return [] }
    var generator = SeededGenerator(seed: UInt64(seed))
    let viewpoints = (0..<3).map { _ in
      Simulation.randomViewpoint(statements: study.statements.count, generator: &generator)
    }
    return (0..<people).map { person in
      (0..<max(1, study.conditions.count)).map { round in
        let moves = person.isMultiple(of: 4) ? round : 0
        return Simulation.sort(
          holding: viewpoints[(person + moves) % viewpoints.count],
          loading: 0.65 + 0.2 * generator.uniform(), grid: grid, generator: &generator)
      }
    }
  }

  /// The study's files and its recipe.
  private func files() throws -> [(name: String, bytes: [UInt8])] {
    let recipe = try RoomRecipe(folder: folder)
    var files = try StudyFolderWriter.files(SavedSheets(folder: folder).read())
    guard recipe.isNamed else { return files }
    let name = FilePath.relative(
      FilePath.absolute(recipe.path), from: FilePath.absolute(folder))
    // A recipe that lies elsewhere would lead out of the archive.
    if !name.hasPrefix("..") { files.append((name, try readFile(recipe.path, limit: 4 << 20))) }
    return files
  }
}

import QStudy
import QTables
import Synchronization

@testable import QCollect

/// A study of six cards, and a folder for it that is kept in memory.
enum TrialRoom {
  static func study(
    access: CollectSettings.Access = .open, consent: String? = nil, conditions: [Condition] = [],
    isForced: Bool = true, retention: Int? = nil,
    presort: CollectSettings.Presort = .optional
  ) throws -> Study {
    var study = Study(
      title: "Parks", question: "What are parks for?",
      grid: try Grid(columns: [
        .init(value: -1, count: 2), .init(value: 0, count: 2), .init(value: 1, count: 2),
      ]), distribution: isForced ? .forced : .free, conditions: conditions,
      background: [
        BackgroundQuestion(id: "age", question: "How old are you?", kind: .number),
        BackgroundQuestion(
          id: "job", question: "What do you do?", kind: .choice, options: ["nurse", "clerk"]),
      ],
      statements: ["a", "b", "c", "d", "e", "f"].map { Statement(id: $0, text: "Card \($0).") })
    study.collect = CollectSettings(
      consent: consent, presort: presort, access: access, retention: retention)
    return study
  }

  /// What stands for the study's folder.
  final class Folder: Sendable {
    let study: Mutex<Study>
    let decisions = Mutex<[RoomDecisions]>([])

    init(_ study: Study) { self.study = Mutex(study) }

    var services: RoomServices {
      RoomServices(
        study: { self.study.withLock { $0 } },
        saveDesign: { design in self.study.withLock { $0 = design } },
        saveSorts: { sorts in try self.study.withLock { $0 = try sorts.merged(into: $0) } },
        erase: { people in self.study.withLock { $0 = $0.without(people) } },
        saveDecisions: { decided in self.decisions.withLock { $0.append(decided) } },
        unfit: { study, _ in
          study.sorts.filter { $0.placements.contains(nil) }
            .map { UnfitSort(sort: $0.id, why: "a card without a place") }
        },
        results: { study, decisions, _ in
          LiveResults(
            sorts: study.sorts.count,
            people: Set(study.sorts.map(\.participant)).count, suggested: 1, lowest: 1, highest: 2,
            why: "A trial.",
            viewpoints: (1...(decisions.number ?? 1)).map { number in
              .init(
                key: String(number), name: "Viewpoint \(number)", unnamed: "Viewpoint \(number)",
                people: study.sorts.count,
                array: [1, 1, 0, 0, -1, -1], most: ["a"], least: ["f"], only: [])
            }, common: [], divide: [])
        },
        personalPage: { _, _, sort in ["sort": .string(sort)] },
        sheet: { request in Array(request.codes.map(\.address).joined(separator: " ").utf8) },
        handouts: { study, _ in
          RoomHandouts(pack: [1], pages: 1, sorts: study.sorts.count, files: [])
        },
        pretendSorts: { study, people, _ in
          let sort = [-1, -1, 0, 0, 1, 1]
          return (0..<people).map { _ in [sort] + study.conditions.dropFirst().map { _ in sort } }
        },
        files: { [("study.yml", [1])] })
    }
  }

  /// A room that people can sort in.
  static func open(
    _ study: Study, store: any SortStore = MemoryStore()
  ) async throws -> (room: Room, folder: Folder) {
    let folder = Folder(study)
    let room = try await Room(store: store, services: folder.services)
    if await room.state.phase == .waiting { try await room.start(minutes: nil) }
    return (room, folder)
  }

  /// The moves of a whole sort.
  static func wholeSort(from number: Int = 1, condition: String = "") -> [Move] {
    let cards = ["a", "b", "c", "d", "e", "f"]
    let places = zip(cards, [-1, -1, 0, 0, 1, 1]).map {
      Move.Action.place($0, $1, swap: nil, condition: condition)
    }
    return moves(places + [.submit(condition: condition)], from: number)
  }

  static func moves(_ actions: [Move.Action], from number: Int = 1) -> [Move] {
    actions.enumerated().map { Move(number: number + $0, time: 1000 * $0, action: $1) }
  }
}

/// With what words something was refused; nil where it was not.
func refusal(_ work: () async throws -> Void) async -> Refusal? {
  do {
    try await work()
    return nil
  } catch {
    return error as? Refusal
  }
}

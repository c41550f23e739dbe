import QNumerics
import QStudy
import QTables

/// People who don't exist, going the way of those who do through the doors that people use.
struct Rehearsal: Sendable {
  let room: Room
  let routes: Routes
  /// How much faster than people they are.
  var speed = 20.0

  /// Lets people come in one after the other and go their way.
  func run(people: Int) async {
    let sorts: [[[Int]]]
    do {
      sorts = try await room.services.pretendSorts(room.design.study, people, 1)
    } catch {
      return
    }
    await withTaskGroup(of: Void.self) { group in
      for (person, sorts) in sorts.enumerated() {
        group.addTask {
          var someone = PretendPerson(
            rehearsal: self, generator: SeededGenerator(seed: 1, stream: UInt64(person)))
          try? await someone.come(toSort: sorts)
        }
      }
    }
  }
}

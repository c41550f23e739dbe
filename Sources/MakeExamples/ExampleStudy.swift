import QAnalysis
import QFormats
import QNumerics
import QStudy
import QTables

/// An example study filled with simulated sorts, people and comments.
struct ExampleStudy {
  /// The study, complete.
  let study: Study
  /// What was planted: an array for each viewpoint, by its name.
  let planted: [(name: String, array: [Int])]
  /// Who holds which viewpoint, by participant; `nil` for mixed and idiosyncratic people.
  let holders: [String?]

  /// Fills a study that has statements and a grid.
  ///
  /// The same plan, study and seed give the same sorts: chance comes from one seeded generator.
  init(_ empty: Study, plan: ExamplePlan, seed: UInt64) throws {
    guard let grid = empty.grid else {
      throw Findings(
        Finding(.badGrid, found: "no grid", expected: "a grid", mend: "Declare one in study.yml."))
    }
    var generator = SeededGenerator(seed: seed)
    let values = Self.plantedValues(empty.statements, plan: plan, generator: &generator)
    planted = zip(plan.viewpoints, values).map {
      ($0.name, Simulation.ranked($1, into: grid))
    }
    let people = Self.people(plan, values: values, generator: &generator)
    holders = people.map(\.viewpoint)

    var study = empty
    study.participants = Self.participants(people, plan: plan, generator: &generator)
    let ids = study.participants.map(\.id)
    let hasConditions = !study.conditions.isEmpty
    study.sorts = zip(ids, people).map { id, person in
      QSort(
        id: id, condition: hasConditions ? study.conditions[0].id : nil,
        placements: Simulation.sort(
          holding: person.values, loading: person.loading, grid: grid, generator: &generator))
    }
    study.comments = Self.comments(plan.comments, people: people, study: study)
    if hasConditions {
      study.sorts += Self.secondSorts(
        people, ids: ids, values: values, plan: plan, study: study, grid: grid,
        generator: &generator)
    }
    self.study = study
  }

  // MARK: Viewpoints

  /// The planted z of every statement, by viewpoint, before ranking into the grid.
  private static func plantedValues(
    _ statements: [Statement], plan: ExamplePlan, generator: inout SeededGenerator
  ) -> [[Double]] {
    var seen: Set<String> = []
    // A theme's cards share their strength; each viewpoint adds a little noise of its own.
    let strengths = statements.map { statement -> Double in
      let u = (generator.uniform() - 0.5) * 0.3
      let theme = statement.theme ?? ""
      if ExamplePlan.dividedThemes.contains(theme) { return plan.divided + u }
      let isFirst = seen.insert(theme + (statement.direction?.rawValue ?? "")).inserted
      return (isFirst ? plan.strong : plan.mild) + u
    }
    return plan.viewpoints.map { viewpoint in
      zip(statements, strengths).map { statement, strength in
        let direction = statement.direction?.sign ?? 0
        let side = viewpoint.sides[statement.theme ?? ""]
        return direction * (side ?? 1) * strength
          + (side == nil ? 0.1 : 0.2) * generator.normal()
      }
    }
  }

  // MARK: People

  private struct Person {
    let viewpoint: String?
    let values: [Double]
    let loading: Double
  }

  private static func people(
    _ plan: ExamplePlan, values: [[Double]], generator: inout SeededGenerator
  ) -> [Person] {
    var people: [Person] = []
    for (viewpoint, own) in zip(plan.viewpoints, values) {
      for _ in 0..<viewpoint.people {
        let width = plan.loadings.upperBound - plan.loadings.lowerBound
        people.append(
          Person(
            viewpoint: viewpoint.name, values: own,
            loading: plan.loadings.lowerBound + width * generator.uniform()))
      }
    }
    for k in 0..<plan.mixed {
      let other = values[(k + 1) % values.count]
      let half = zip(values[k % values.count], other).map { ($0 + $1) / 2 }
      people.append(Person(viewpoint: nil, values: half, loading: 0.75))
    }
    for _ in 0..<plan.idiosyncratic {
      people.append(Person(viewpoint: nil, values: values[0], loading: 0))
    }
    // The order of the table must not give the viewpoints away.
    generator.shuffle(&people)
    return people
  }

  private static func participants(
    _ people: [Person], plan: ExamplePlan, generator: inout SeededGenerator
  ) -> [Participant] {
    var left = plan.organisations.map(\.people)
    return people.enumerated().map { i, person in
      let chances = plan.organisations.indices.map { o -> Double in
        let leaning = person.viewpoint.flatMap { plan.organisations[o].leaning[$0] } ?? 1
        return Double(left[o]) * leaning
      }
      var draw = generator.uniform() * chances.reduce(0, +)
      let chosen = chances.firstIndex { chance in
        draw -= chance
        return draw < 0 && chance > 0
      }
      let o = chosen ?? left.firstIndex { $0 > 0 } ?? 0
      left[o] -= 1
      let organisation = plan.organisations[o]
      return Participant(
        id: (i < 9 ? "P0" : "P") + "\(i + 1)",
        attributes: [
          "organisation": organisation.name,
          "role": organisation.roles[generator.below(organisation.roles.count)],
        ])
    }
  }

  /// A few people of each viewpoint sort again, part of the way towards what all hold.
  private static func secondSorts(
    _ people: [Person], ids: [String], values: [[Double]], plan: ExamplePlan, study: Study,
    grid: Grid, generator: inout SeededGenerator
  ) -> [QSort] {
    let middle = values[0].indices.map { j in
      values.reduce(0) { $0 + $1[j] } / Double(values.count)
    }
    return plan.viewpoints.flatMap { viewpoint in
      people.indices.filter { people[$0].viewpoint == viewpoint.name }.prefix(plan.secondSorts)
    }.map { i in
      let moved = zip(people[i].values, middle).map { 0.7 * $0 + 0.3 * $1 }
      return QSort(
        id: ids[i] + "-after", participant: ids[i], condition: study.conditions[1].id,
        placements: Simulation.sort(
          holding: moved, loading: people[i].loading, grid: grid, generator: &generator))
    }
  }

  /// Gives each comment to the holder of its viewpoint who put the card furthest out on that side,
  /// a different person for each; a comment nobody's sort would bear out is left out.
  private static func comments(
    _ planted: [PlantedComment], people: [Person], study: Study
  ) -> [Comment] {
    var used: Set<Int> = []
    return planted.compactMap { comment in
      guard let j = study.statements.firstIndex(where: { $0.id == comment.statement }) else {
        return nil
      }
      func reach(_ i: Int) -> Int { (study.sorts[i].placements[j] ?? 0) * comment.side }
      let holders = people.indices.filter {
        people[$0].viewpoint == comment.viewpoint && !used.contains($0)
      }
      guard let i = holders.max(by: { (reach($0), $1) < (reach($1), $0) }), reach(i) >= 3 else {
        return nil
      }
      used.insert(i)
      return Comment(
        sort: study.sorts[i].id, statement: comment.statement, text: comment.text,
        isShared: true)
    }
  }
}

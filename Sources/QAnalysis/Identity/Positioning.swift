import QStudy

extension PositionedDecisions {
  /// Turns a recipe's numbers into positions of the automatic solution.
  ///
  /// - Throws: ``AnalysisError`` for a number or a sort that does not exist. A decision about a
  ///   viewpoint that is no longer found is left out with a warning, but what is *taken* must be
  ///   there.
  init(
    _ decisions: Decisions, earlier: EarlierSolution?, automatic: Identity, table: SortTable,
    factors: Int, warnings: inout [Warning]
  ) throws {
    self.init(factors: factors)
    if let earlier {
      let alignment = try automatic.align(to: earlier)
      order = alignment.order
      signs = alignment.signs
      warnings += alignment.warnings
    }
    // Matched on the automatic rotation; the warnings are those of the final match.
    let places = order
    let named = decisions.anchors.indices
    let standing = try automatic.match(
      decisions.anchors,
      split: decisions.split.map { $0 - 1 }.filter(named.contains),
      others: decisions.split.map { $0 - 1 }.filter {
        !named.contains($0) && places.indices.contains($0)
      }.map { places[$0] })
    let anchored = standing.map { $0?.factor }
    numbers = places.indices.map { place in
      if let n = anchored.firstIndex(of: places[place]) { return n + 1 }
      return place < anchored.count ? nil : place + 1
    }
    func position(_ number: Int, _ decision: DecisionReference) throws -> Int? {
      guard number >= 1, number <= max(factors, anchored.count) else {
        throw AnalysisError.unknownViewpoint(
          number: number, available: factors, decision: decision)
      }
      if number <= anchored.count {
        return anchored[number - 1].flatMap { places.firstIndex(of: $0) }
      }
      return number - 1
    }
    func leaveOut(_ decision: DecisionReference) {
      warnings.append(
        Warning(
          .anchorLost,
          "The decision “\(decision.words)” was left out: its viewpoint was not found in this run.")
      )
    }

    for (n, turn) in decisions.rotations.enumerated() {
      let decision = DecisionReference.rotation(n + 1)
      guard let f = try position(turn.first, decision),
        let g = try position(turn.second, decision)
      else {
        leaveOut(decision)
        continue
      }
      guard f != g else {
        warnings.append(
          Warning(
            .anchorLost,
            "The decision “\(decision.words)” was left out: its viewpoints are the two poles of one "
              + "factor."))
        continue
      }
      planes.append(Plane(first: f, second: g, degrees: turn.degrees, because: turn.because))
    }
    func positions(_ numbers: [Int], _ decision: DecisionReference) throws -> [Int] {
      try numbers.compactMap { number in
        let f = try position(number, decision)
        if f == nil { leaveOut(decision) }
        return f
      }.eachOnce
    }
    invert = try positions(decisions.invert, .invert)
    split = try positions(decisions.split, .split)
    if let taken = decisions.take {
      take = try taken.map { number in
        guard let f = try position(number, .take) else {
          throw AnalysisError.unknownViewpoint(number: number, available: factors, decision: .take)
        }
        return f
      }.eachOnce
    }
    // What is not taken can't be turned about or split.
    for (numbers, decision) in [
      (decisions.invert, DecisionReference.invert), (decisions.split, .split),
    ] {
      for number in numbers {
        guard let f = try position(number, decision), !take.contains(f) else { continue }
        throw AnalysisError.unknownViewpoint(
          number: number, available: factors, decision: decision)
      }
    }
    for (n, flag) in decisions.flags.enumerated() {
      let decision = DecisionReference.flag(n + 1)
      guard let sort = table.sorts.firstIndex(where: { $0.id == flag.sort }) else {
        throw AnalysisError.unknownSort(id: flag.sort, decision: decision)
      }
      guard let f = try position(flag.viewpoint, decision) else {
        leaveOut(decision)
        continue
      }
      // A number means the pole on which its anchor stands; the sign is seen from there.
      let pole =
        standing.indices.contains(flag.viewpoint - 1) ? standing[flag.viewpoint - 1]?.pole : nil
      let isTurned = (signs[f] < 0) != invert.contains(f)
      let standsBelow = pole.map { ($0 < 0) != isTurned } ?? false
      guard let final = finalPosition(of: f, negativePole: (flag.sign < 0) != standsBelow) else {
        throw AnalysisError.unknownViewpoint(
          number: flag.viewpoint, available: factors, decision: decision)
      }
      // On the split-off pole the sort stands on the positive side.
      let sign = split.contains(f) ? abs(flag.sign) : flag.sign
      flags.append(Flag(sort: sort, factor: final, sign: sign, because: flag.because))
    }
  }
}

extension [Int] {
  /// The factors in their order, each once: the two poles of one have numbers of their own.
  fileprivate var eachOnce: [Int] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension PositionedDecisions {
  /// A viewpoint of the solution as the rotations of a recipe mean it.
  package struct Handle: Equatable, Sendable {
    /// Its number in the recipe.
    package let number: Int
    /// Whether it is turned about after the rotations, so that an angle seen in the solution is
    /// written with the other sign.
    package let isTurnedAbout: Bool
  }

  /// The handle of every viewpoint of a solution in which nothing is split; `nil` for one that a
  /// recipe can't name: anchors have taken its number.
  package var handles: [Handle?] {
    take.map { f in
      numbers[f].map { Handle(number: $0, isTurnedAbout: invert.count { $0 == f } % 2 == 1) }
    }
  }
}

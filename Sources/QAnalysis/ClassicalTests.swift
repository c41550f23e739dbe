extension Comparison.Classical {
  /// Tests one statement: a difference is significant above q·SED (Brown 1980:246); a factor is
  /// marked where it differs from every other.
  ///
  /// Factor by factor, other by other, level by level from the weakest on. Where the conventions
  /// round significant scores, a score rounded by one test meets the next in that form, so that the
  /// order is part of the method.
  ///
  /// - Parameters:
  ///   - z: scores of the statement, one for each of `factors`.
  ///   - factors: the factors that have scores.
  init(
    z: [Double], factors: [Int], characteristics: Characteristics,
    conventions: ComparisonConventions
  ) {
    let levels: [(level: Double, quantile: Double)] = [
      (0.05, conventions.p05), (0.01, conventions.p01),
      (0.001, conventions.p001),
    ]
    guard factors.count >= 2 else {
      self.init(distinguishes: [], consensus: .none)
      return
    }
    var z = z
    var someDiffer = levels.map { _ in false }
    var marks: [Mark] = []
    for (j, factor) in factors.enumerated() {
      var allDiffer = levels.map { _ in true }
      for (k, other) in factors.enumerated() where k != j {
        let sed = characteristics.sed(factor, other) ?? .infinity
        for (l, level) in levels.enumerated() {
          let difference = abs(z[j] - z[k])
          let bound = level.quantile * sed
          if difference > bound || conventions.bound == .inclusive && difference == bound {
            someDiffer[l] = true
            z[j] = conventions.significantScores(z[j])
          } else {
            allDiffer[l] = false
          }
        }
      }
      if let l = allDiffer.lastIndex(of: true) {
        marks.append(Mark(factor: factor, level: levels[l].level))
      }
    }
    self.init(
      distinguishes: marks, consensus: !someDiffer[0] ? .p05 : !someDiffer[1] ? .p01 : .none)
  }
}

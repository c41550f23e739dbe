extension Comparison.Classical {
  /// Tests one statement: a difference is significant above q·SED (Brown 1980:246); a factor is
  /// marked where it differs from every other.
  ///
  /// Factor by factor, other by other, first at .001, then at .05, then at .01. Where the conventions
  /// round significant scores, a score rounded by one test meets the next in that form, so that this
  /// order, which is KADE's, bears on the outcome; elsewhere it does not.
  ///
  /// - Parameters:
  ///   - z: scores of the statement, one for each of `factors`.
  ///   - factors: the factors that have scores.
  init(
    z: [Double], factors: [Int], characteristics: Characteristics,
    conventions: ComparisonConventions
  ) {
    let levels: [(level: Double, quantile: Double)] = [
      (0.001, conventions.p001), (0.05, conventions.p05), (0.01, conventions.p01),
    ]
    guard factors.count >= 2 else {
      self.init(distinguishes: [], consensus: .none)
      return
    }
    var z = z
    var somePairDiffers: Set<Double> = []
    var marks: [Mark] = []
    for (j, factor) in factors.enumerated() {
      var differsFromAll = Set(levels.map(\.level))
      for (k, other) in factors.enumerated() where k != j {
        let sed = characteristics.sed(factor, other) ?? .infinity
        for (level, quantile) in levels {
          let difference = abs(z[j] - z[k])
          let bound = quantile * sed
          if difference > bound || conventions.bound == .inclusive && difference == bound {
            somePairDiffers.insert(level)
            z[j] = conventions.significantScores(z[j])
          } else {
            differsFromAll.remove(level)
          }
        }
      }
      if let level = differsFromAll.min() { marks.append(Mark(factor: factor, level: level)) }
    }
    let consensus: Comparison.Classical.Consensus =
      !somePairDiffers.contains(0.05) ? .p05 : !somePairDiffers.contains(0.01) ? .p01 : .none
    self.init(distinguishes: marks, consensus: consensus)
  }
}

import QNumerics

/// What the sorts that define a factor weigh in its scores.
enum FactorWeights {
  /// w = a/max(1 − a², floor) (Spearman 1927) of every factor's definers, in their order.
  ///
  /// - Parameter defining: the indices of each factor's definers.
  static func weights(
    _ rotation: Rotation, defining: [[Int]], conventions: ScoreConventions
  ) -> [[Double]] {
    let weights = defining.enumerated().map { f, definers in
      definers.map { weight(rotation.definingLoadings[$0, f], conventions: conventions) }
    }
    switch conventions.weightScale {
    case .none: return weights
    case .tenOfSharedMaximum:
      let rounding = conventions.rounding
      let maxima = sharedMaxima(
        weights, owners: owners(rotation, defining: defining, conventions: conventions))
      return zip(weights, maxima).map { factor, maximum in
        let scale = rounding.scales(10 / maximum)
        return factor.map { rounding.weights($0 * scale) }
      }
    }
  }

  private static func weight(_ loading: Double, conventions: ScoreConventions) -> Double {
    let round = conventions.rounding.weights
    let a = conventions.rounding.loadings(loading)
    let square = round(a * a)
    switch conventions.weightsAboveOne {
    case .mirrored where square == 1: return a
    case .mirrored where square > 1: return round(a / (square - 1))
    case .mirrored, .floor: return round(a / max(1 - square, conventions.weightFloor))
    }
  }

  /// For each factor what its weights are relative to: the j-th factor, counted by its first
  /// definer, takes the largest weight of the factor that the j-th of all definers defines.
  private static func sharedMaxima(_ weights: [[Double]], owners: [Int]) -> [Double] {
    let maxima = weights.map { $0.map(abs).max() ?? 0 }
    var shared = [Double](repeating: 1, count: weights.count)
    var place = 0
    for (row, factor) in owners.enumerated() where !owners[..<row].contains(factor) {
      // There are at least as many definers as factors with definers.
      let maximum = maxima[owners[place]]
      if maximum > 0 { shared[factor] = maximum }
      place += 1
    }
    return shared
  }

  /// The factor of every definer, the definers taken factor by factor, the largest loading first;
  /// both poles of a split factor are taken together.
  private static func owners(
    _ rotation: Rotation, defining: [[Int]], conventions: ScoreConventions
  ) -> [Int] {
    rotation.splitFrom.indices.filter { rotation.splitFrom[$0] == nil }.flatMap { f in
      let poles = defining.indices.filter { $0 == f || rotation.splitFrom[$0] == f }
      let definers = poles.flatMap { pole in defining[pole].map { (pole: pole, sort: $0) } }
      let sizes = definers.map {
        abs(conventions.rounding.loadings(rotation.definingLoadings[$0.sort, $0.pole]))
      }
      return descendingOrder(sizes, tie: 1e-9).map { definers[$0].pole }
    }
  }

  /// Places in `definers`, in the order in which these are added up.
  static func order(
    _ definers: [Int], loadings: [Double], conventions: ScoreConventions
  ) -> [Int] {
    switch conventions.addition {
    case .asListed: return Array(definers.indices)
    case .byLoading:
      let sizes = definers.map { abs(conventions.rounding.loadings(loadings[$0])) }
      return descendingOrder(sizes, tie: 1e-9)
    }
  }
}

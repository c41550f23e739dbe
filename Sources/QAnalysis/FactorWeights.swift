import QNumerics

/// What the sorts that define a factor weigh in its scores.
enum FactorWeights {
  /// w = a/max(1 − a², floor) (Spearman 1927) of every factor's definers, in their order.
  ///
  /// - Parameters:
  ///   - loadings: rotated loadings, P × factors.
  ///   - defining: the indices of each factor's definers.
  static func weights(
    _ loadings: Matrix, defining: [[Int]], conventions: ScoreConventions
  ) -> [[Double]] {
    let weights = defining.enumerated().map { f, definers in
      definers.map { weight(loadings[$0, f], conventions: conventions) }
    }
    switch conventions.weightScale {
    case .none: return weights
    case .tenOfSharedMaximum:
      let round = conventions.rounding.weights
      return zip(weights, sharedMaxima(weights)).map { factor, maximum in
        factor.map { round($0 * 10 / maximum) }
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

  /// For each factor what its weights are relative to: the j-th of those with definers takes the
  /// largest weight of the factor to which the j-th of all definers belongs.
  private static func sharedMaxima(_ weights: [[Double]]) -> [Double] {
    let maxima = weights.map { $0.map(abs).max() ?? 0 }
    let owners = weights.indices.flatMap { f in weights[f].map { _ in f } }
    var place = 0
    return weights.map { factor in
      guard !factor.isEmpty else { return 1 }
      // There are at least as many definers as factors with definers.
      let maximum = maxima[owners[place]]
      place += 1
      return maximum > 0 ? maximum : 1
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

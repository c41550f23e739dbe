extension Conventions {
  /// KADE 1.4.0 to the printed digit: it rounds every step and goes on from the rounded figure.
  public static let kade: Conventions = {
    var kade = Conventions()
    kade.correlation.rounding = .decimals(5)
    kade.extraction.rounding = .decimals(8)

    kade.centroid.start = 0.5
    kade.centroid.stop = 1e-3
    kade.centroid.rounding = .decimals(8)

    kade.horst.rounding = .decimals(7)

    var varimax = PairwiseVarimaxRules()
    varimax.steps = .decimals(8)
    varimax.tangent = .decimals(5)
    varimax.results = .decimals(5)
    varimax.stop = 1e-8
    varimax.sweeps = 225
    kade.rotation.algorithm = .pairwise(varimax)
    kade.rotation.starts = 0
    kade.rotation.order = .asTheyCome
    kade.rotation.signs = .asTheyCome
    kade.rotation.rounding = .decimals(5)
    kade.rotation.turns = .decimals(5)

    kade.flags.quantiles[.p20] = 1.28
    kade.flags.quantiles[.p01] = 2.575
    kade.flags.rounding = .decimals(5)

    kade.scores.weightsAboveOne = .mirrored
    kade.scores.weightScale = .tenOfSharedMaximum
    kade.scores.addition = .byLoading
    kade.scores.standardisation = .always
    kade.scores.rounding.loadings = .decimals(4)
    kade.scores.rounding.weights = .decimals(5)
    kade.scores.rounding.scales = .decimals(7)
    kade.scores.rounding.sorts = .decimals(3)
    kade.scores.rounding.products = .decimals(5)
    kade.scores.rounding.sums = .decimals(3)
    kade.scores.rounding.z = .decimals(3)
    kade.scores.rounding.correlations = .twice(5, 4)

    kade.characteristics.errors = .decimals(3)
    kade.characteristics.eigenvalues = .decimals(4)
    kade.characteristics.explainedVariance = .decimals(0)

    kade.comparison.p01 = 2.575
    kade.comparison.bound = .inclusive
    kade.comparison.significantScores = .decimals(2)
    return kade
  }()
}

extension Conventions {
  /// PQMethod 2.35 to the printed digit: its modules hand each other figures of five decimals.
  ///
  /// It computes in single precision. Principal components repeat that, figure by figure, and all their
  /// printed loadings come back. Correlations and Horst's centroid do not: of 19,000 ways to write the
  /// correlation (from sums or deviations, over N or N − 1, single precision in every choice of steps)
  /// 1 in 100 gives the two printed halves that are missed, and 1 in 4,000 the two loadings of Horst's
  /// centroid as well, which is chance: these four figures tell no formula from another.
  public static let pqmethod: Conventions = {
    var pqmethod = Conventions()
    pqmethod.extraction.components = .householderQL(.single)
    pqmethod.extraction.rounding = .decimals(5)

    pqmethod.centroid.start = 0.5
    pqmethod.centroid.stop = 1e-3
    pqmethod.centroid.dividesHeywood = true

    pqmethod.horst.stop = 1e-3
    pqmethod.horst.tiedMinimum = .last
    pqmethod.horst.dividesHeywood = true

    pqmethod.rotation.algorithm = .pairwise(PairwiseVarimaxRules())
    pqmethod.rotation.starts = 0
    pqmethod.rotation.order = .asTheyCome
    pqmethod.rotation.signs = .asTheyCome
    pqmethod.rotation.rounding = .decimals(5)

    // No weight exceeds fifty times its loading.
    pqmethod.scores.weightFloor = 0.02
    pqmethod.scores.standardisation = .always
    pqmethod.scores.ties = .allLower

    pqmethod.comparison.p01 = 2.58
    return pqmethod
  }()
}

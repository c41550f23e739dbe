extension Conventions {
  /// PQMethod 2.35 to the printed digit: its modules hand each other figures of five decimals.
  ///
  /// It computes in single precision: a stored figure is rounded, a part of an expression is not.
  /// Repeated so, every printed correlation and loading of 44 runs of nine studies comes back. How the
  /// steps are written is inferred from figures next to a half of their last digit:
  ///
  /// - Principal components: certain. Other ways to write their r miss 8 to 68 loadings of 19 runs.
  /// - Correlations: likely. Of 25,000 ways to write r (from sums or deviations, over N or N − 1, in
  ///   single precision in every choice of steps) 1 in 30 gives every printed one, as 242 different
  ///   matrices. This one, in which every step is stored, is the only one of these from which both
  ///   centroids come back with every step stored. It is not the r of the principal components.
  /// - Horst's centroid: likely, and chance is not excluded. Of 370,000 pairings of those matrices with
  ///   arrangements of its sums and products about ten give every loading, residual and communality.
  /// - Brown's centroid: its sums are fitted to begin with the last sort. From the first, up to two
  ///   loadings of a run miss their last digit by one; 1 arrangement in 50 misses none.
  public static let pqmethod: Conventions = {
    var pqmethod = Conventions()
    pqmethod.correlation.algorithm = .standardised(.single)
    pqmethod.extraction.components = .householderQL(.single)
    pqmethod.extraction.rounding = .decimals(5)

    pqmethod.centroid.start = 0.5
    pqmethod.centroid.stop = 1e-3
    pqmethod.centroid.dividesHeywood = true
    pqmethod.centroid.sums = .fromLast
    pqmethod.centroid.rounding = .single

    pqmethod.horst.stop = 1e-3
    pqmethod.horst.tiedMinimum = .last
    pqmethod.horst.dividesHeywood = true
    pqmethod.horst.rounding = .single

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

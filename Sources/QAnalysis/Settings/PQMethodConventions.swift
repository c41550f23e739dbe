extension Conventions {
  /// PQMethod 2.35 to the printed digit: its modules hand each other figures of five decimals.
  ///
  /// It computes in single precision, which shows in the last printed digit at most.
  public static let pqmethod: Conventions = {
    var pqmethod = Conventions()
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

extension Conventions {
  /// R's qmethod 1.8.4, with psych 2.2.9 and GPArotation 2022.10: nothing is rounded, rotation stops
  /// early, raw sorts are weighted, and ties may break the grid.
  public static let qmethod: Conventions = {
    var qmethod = Conventions()
    qmethod.rotation.algorithm = .projection(stop: 1e-5)
    qmethod.rotation.starts = 0
    qmethod.rotation.obliqueStop = 1e-5
    qmethod.rotation.obliqueLoadings = .pattern
    qmethod.rotation.order = .componentsBySize
    qmethod.rotation.signs = .componentsBySum

    qmethod.scores.standardisation = .never
    // Equal to the last bit.
    qmethod.scores.tie = .leastNonzeroMagnitude
    qmethod.scores.ties = .floorOfMeanRank

    qmethod.comparison.consensus = .p05

    qmethod.bootstrap.undefined = .missing
    return qmethod
  }()
}

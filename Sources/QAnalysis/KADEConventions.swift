extension Conventions {
  /// KADE 1.4.0 to the printed digit: it rounds every step and goes on from the rounded figure.
  public static let kade: Conventions = {
    var kade = Conventions()

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
    return kade
  }()
}

import QNumerics
import QStudy

/// What a method makes of the kept factors, before they are put in order and signed.
struct AutomaticRotation {
  /// K×K: rotated = kept × matrix.
  let matrix: Matrix
  /// Rotated loadings where the method has rounded them; others are kept × matrix to the last digit.
  var rounded: Matrix?
  /// Sweeps or steps.
  var iterations = 0
  /// Whether the method reached its stop.
  var converged = true
  /// Whether its random starts end at one optimum.
  var agreement = StartAgreement(starts: 1, elsewhere: 0)
  /// How many of its factors, from the first on, keep their place and sign.
  var fixed = 0

  /// Rotates P × K unrotated loadings by the method of the settings.
  ///
  /// - Parameter sorts: identifiers of the P sorts, by which a target and a defining sort are found.
  /// - Throws: ``AnalysisError`` for a target or a sort that does not fit, and where an oblique
  ///   method has no finite answer; LAPACK failures.
  init(_ kept: Matrix, sorts: [String], settings: AnalysisSettings) throws {
    let conventions = settings.conventions.rotation
    switch settings.rotation {
    case .none: matrix = .identity(kept.columns)
    case .varimax, .quartimax, .equamax:
      self = try Self(orthomax: kept, method: settings.rotation, settings: settings)
    case .promax:
      let varimax = try Self(orthomax: kept, method: .varimax, settings: settings)
      self = varimax.replacing(
        try Self.finite(.promax) { try Promax(kept, varimax: varimax.matrix).matrix })
    case .oblimin:
      var steps = 0
      var settled = false
      matrix = try Self.finite(.oblimin) {
        let oblimin = try GradientProjection(
          oblimin: kept, stop: conventions.obliqueStop, steps: conventions.obliqueSteps)
        (steps, settled) = (oblimin.steps, oblimin.converged)
        return oblimin.matrix
      }
      iterations = steps
      converged = settled
    case .target:
      matrix = try TargetRotation(kept, sorts: sorts, target: settings.target).matrix
      fixed = kept.columns
    case .defining:
      let sort = try Self.position(of: settings.definingSort, sorts: sorts)
      let own = try DefiningSortRotation(kept, sort: sort, name: sorts[sort])
      let rest = try Self(orthomax: own.rest, method: .varimax, settings: settings)
      matrix = try own.matrix(turningRest: rest.matrix)
      iterations = rest.iterations
      converged = rest.converged
      agreement = rest.agreement
      fixed = 1
    }
  }

  private init(orthomax kept: Matrix, method: RotationMethod, settings: AnalysisSettings) throws {
    let conventions = settings.conventions.rotation
    switch (conventions.algorithm, method) {
    case (.pairwise(let rules), .varimax):
      let varimax = try PairwiseVarimax(kept, rules: rules)
      self.init(
        matrix: varimax.matrix, rounded: varimax.loadings, iterations: varimax.sweeps,
        converged: varimax.converged)
    case (.projection(let stop), .varimax):
      let varimax = try SingularValueVarimax(kept, stop: stop, iterations: conventions.sweeps)
      self.init(
        matrix: varimax.matrix, iterations: varimax.iterations, converged: varimax.converged)
    case (.projection(let stop), .quartimax):
      let quartimax = try GradientProjection(
        quartimax: kept, stop: stop, steps: conventions.sweeps)
      self.init(
        matrix: quartimax.matrix, iterations: quartimax.steps, converged: quartimax.converged)
    default:
      let orthomax = try Orthomax(
        kept, gamma: method.gamma(factors: kept.columns) ?? 1, seed: settings.seed,
        conventions: conventions)
      self.init(
        matrix: orthomax.matrix, iterations: orthomax.sweeps, converged: orthomax.converged,
        agreement: orthomax.agreement)
    }
  }

  private init(
    matrix: Matrix, rounded: Matrix? = nil, iterations: Int, converged: Bool,
    agreement: StartAgreement = StartAgreement(starts: 1, elsewhere: 0)
  ) {
    self.matrix = matrix
    self.rounded = rounded
    self.iterations = iterations
    self.converged = converged
    self.agreement = agreement
  }

  private func replacing(_ matrix: Matrix) -> Self {
    Self(matrix: matrix, iterations: iterations, converged: converged, agreement: agreement)
  }

  /// The matrix an oblique method finds, if it has one: factors that fall together have none.
  private static func finite(_ method: RotationMethod, _ found: () throws -> Matrix) throws
    -> Matrix
  {
    let matrix: Matrix?
    do {
      matrix = try found()
    } catch is NumericsError {
      matrix = nil
    } catch is MatrixError {
      matrix = nil
    }
    guard let matrix, matrix.storage.allSatisfy({ abs($0) < 1e6 }) else {
      throw AnalysisError.factorsFallTogether(method: method.rawValue)
    }
    return matrix
  }

  private static func position(of sort: String?, sorts: [String]) throws -> Int {
    guard let sort else { throw AnalysisError.noDefiningSort }
    guard let position = sorts.firstIndex(of: sort) else {
      throw AnalysisError.unknownDefiningSort(id: sort)
    }
    return position
  }
}

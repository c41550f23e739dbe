import QNumerics
import QStudy

/// The stages of many specifications, each computed once: correlations by their method, extraction
/// by correlation and method (and number of factors, where that bears on the loadings), rotation by
/// these and its method; only flags, scores and comparison are every specification's own.
struct MultiverseStages {
  /// Why a specification can't be computed.
  struct Missing: Error {
    let reason: String
  }

  private struct ExtractionKey: Hashable {
    let correlation: CorrelationMethod
    let extraction: ExtractionMethod
    let factors: Int

    /// Whether the main analysis made just this extraction.
    func isStudys(_ main: Analysis) -> Bool {
      correlation == main.correlations.method && extraction == main.settings.extraction
        && factors == main.settings.factors
    }
  }

  private struct RotationKey: Hashable {
    let extraction: ExtractionKey
    let factors: Int
    let rotation: RotationMethod
  }

  /// One outcome a specification, in their order.
  let outcomes: [Result<Multiverse.Run, Missing>]

  init(_ main: Analysis, specifications: [Multiverse.Specification], threads: Int?) throws {
    let table = main.table
    let settings = main.settings
    let correlations = try Self.each(specifications.map(\.correlation), threads: threads) {
      $0 == main.correlations.method
        ? main.correlations
        : try Correlations(table, method: $0, conventions: settings.conventions.correlation)
    }
    let largest = specifications.map(\.factors).max() ?? 1
    let keys = specifications.map { specification in
      ExtractionKey(
        correlation: specification.correlation, extraction: specification.extraction,
        factors: Self.isNested(specification.extraction, settings) ? largest : specification.factors
      )
    }
    let extractions = try Self.each(keys, threads: threads) { key in
      let correlation = try Self.found(correlations[key.correlation])
      if key.isStudys(main) { return main.extraction }
      guard key.extraction != .paf || table.sorts.count <= Multiverse.largestWithPrincipalAxis
      else {
        throw Missing(
          reason: "principal axis takes too long above \(Multiverse.largestWithPrincipalAxis) sorts"
        )
      }
      var specification = Multiverse.Specification(of: settings)
      specification.extraction = key.extraction
      specification.factors = key.factors
      return try Self.extraction(correlation, specification.settings(over: settings))
    }
    let turns = zip(keys, specifications).map { key, specification in
      RotationKey(
        extraction: key, factors: specification.factors, rotation: specification.rotation)
    }
    let sorts = table.sorts.map(\.id)
    let rotations = try Self.each(turns, threads: threads) { key in
      let extraction = try Self.found(extractions[key.extraction])
      guard key.factors <= extraction.loadings.columns else {
        throw AnalysisError.tooManyFactors(
          asked: key.factors, available: extraction.loadings.columns)
      }
      var specification = Multiverse.Specification(of: settings)
      specification.factors = key.factors
      specification.rotation = key.rotation
      return try Rotation(
        extraction, sorts: sorts, settings: specification.settings(over: settings))
    }
    outcomes = try concurrentMap(specifications.count, threads: threads) { position in
      try Self.outcome {
        let specification = specifications[position]
        let correlation = try Self.found(correlations[specification.correlation])
        let extraction = try Self.found(extractions[keys[position]])
        let rotation = try Self.found(rotations[turns[position]])
        let settings = specification.settings(over: settings)
        let flags = Flags(
          rotation, statements: table.statements.count, settings: settings, decided: [])
        let scores = FactorScores(
          table, rotation: rotation, flags: flags, conventions: settings.conventions.scores)
        let characteristics = Characteristics(
          table, correlations: correlation, rotation: rotation, flags: flags, scores: scores,
          settings: settings)
        let comparison = Comparison(
          table, flags: flags, scores: scores, characteristics: characteristics,
          settings: settings)
        return try Multiverse.Run(
          specification, converged: extraction.converged && rotation.converged, flags: flags,
          z: scores.z, comparison: comparison, against: main)
      }
    }
  }

  /// Whether the first factors are the same however many are extracted.
  private static func isNested(_ method: ExtractionMethod, _ settings: AnalysisSettings) -> Bool {
    switch method {
    case .pca: true
    case .centroid: !settings.conventions.centroid.dividesHeywood
    case .horst, .paf, .ml: false
    }
  }

  /// Factors as asked for, or as many as the sorts carry.
  private static func extraction(
    _ correlations: Correlations, _ settings: AnalysisSettings
  ) throws -> Extraction {
    do {
      return try Extraction(correlations, settings: settings)
    } catch AnalysisError.tooManyFactors(_, let available) where available >= 1 {
      var fewer = settings
      fewer.factors = available
      return try Extraction(correlations, settings: fewer)
    }
  }

  /// The work done once for every different key.
  private static func each<Key: Hashable & Sendable, Value: Sendable>(
    _ keys: [Key], threads: Int?, _ work: @Sendable (Key) throws -> Value
  ) throws -> [Key: Result<Value, Missing>] {
    var seen: Set<Key> = []
    let distinct = keys.filter { seen.insert($0).inserted }
    let values = try concurrentMap(distinct.count, threads: threads) { position in
      try outcome { try work(distinct[position]) }
    }
    return Dictionary(uniqueKeysWithValues: zip(distinct, values))
  }

  /// What the work gives, or why it can't be done.
  private static func outcome<Value>(
    _ work: () throws -> Value
  ) throws -> Result<Value, Missing> {
    do {
      return .success(try work())
    } catch let missing as Missing {
      return .failure(missing)
    } catch let error as AnalysisError {
      return .failure(Missing(reason: words(error)))
    } catch is NumericsError {
      return .failure(Missing(reason: "a decomposition does not converge"))
    }
  }

  private static func found<Value>(_ outcome: Result<Value, Missing>?) throws -> Value {
    guard let outcome else { throw Missing(reason: "an earlier stage is missing") }
    return try outcome.get()
  }

  private static func words(_ error: AnalysisError) -> String {
    switch error {
    case .tooManyFactors(_, let available):
      "the sorts carry only \(available) factor\(available == 1 ? "" : "s") by this method"
    case .tooManySorts(_, let limit, let method): "\(method) takes up to \(limit) sorts"
    case .notPositiveDefinite:
      "maximum likelihood needs fewer sorts than statements, and correlations with an inverse"
    case .factorsFallTogether(let method): "\(method) makes factors one and the same"
    case .targetFactors(_, let target): "the target has \(target) factors"
    case .noAutomaticStop(let method): "\(method) has no rule for when to end"
    case .definingSortWithoutLoadings(let id): "\(id) has nothing in common with the factors"
    default: "the choices do not go together"
    }
  }
}

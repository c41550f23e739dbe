/// What another program printed of a study: names and numbers, and nothing computed here.
///
/// P sorts, N statements, K factors. Everything that a file need not hold is optional; what is there
/// is complete. Numbers are those printed, with the digits printed.
public struct PublishedResults: Equatable, Sendable {
  /// A statement that tells one factor from all others.
  public struct Distinguishing: Equatable, Hashable, Sendable {
    /// Position of the factor, from 0.
    public var factor: Int
    /// Position of the statement, from 0.
    public var statement: Int
    /// .05 or .01: the significance with which it does.
    public var level: Double

    /// Makes an entry.
    public init(factor: Int, statement: Int, level: Double) {
      self.factor = factor
      self.statement = statement
      self.level = level
    }
  }

  /// A statement that tells no two factors apart.
  public struct Consensus: Equatable, Hashable, Sendable {
    /// Position of the statement, from 0.
    public var statement: Int
    /// .05 or .01: no pair of factors differs at this level.
    public var level: Double

    /// Makes an entry.
    public init(statement: Int, level: Double) {
      self.statement = statement
      self.level = level
    }
  }

  /// Regression scores, which PQMethod calls exact.
  public struct ExactScores: Equatable, Sendable {
    /// N × K.
    public var z: [[Double]]
    /// 50 + 10 z in whole numbers, N × K.
    public var t: [[Int]]

    /// Makes scores.
    public init(z: [[Double]], t: [[Int]]) {
      self.z = z
      self.t = t
    }
  }

  /// A turn of two factors in their plane.
  public struct Turn: Equatable, Hashable, Sendable {
    /// Position of the factor that the angle is counted from, from 0.
    public var first: Int
    /// Position of the other factor, from 0.
    public var second: Int
    /// The angle in degrees as the program counts it.
    public var degrees: Double

    /// Makes a turn.
    public init(first: Int, second: Int, degrees: Double) {
      self.first = first
      self.second = second
      self.degrees = degrees
    }
  }

  /// Where the cards of a sort lie on the whole.
  public struct Distribution: Equatable, Sendable {
    /// Mean of the placements.
    public var mean: Double
    /// Their standard deviation, divisor N − 1.
    public var standardDeviation: Double

    /// Makes a distribution.
    public init(mean: Double, standardDeviation: Double) {
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// The program and its version.
  public var program: String
  /// The study's title.
  public var title: String?
  /// Identifiers of the sorts, P of them.
  public var sorts: [String]?
  /// Correlations between sorts, P × P.
  public var correlations: [[Double]]?
  /// Loadings before rotation, P × extracted.
  public var unrotated: [[Double]]?
  /// Eigenvalues, or sums of squared loadings, of the extracted factors.
  public var eigenvalues: [Double]?
  /// All eigenvalues of the correlations, P of them, where the factors are principal components.
  public var spectrum: [Double]?
  /// Turns made by hand, in the order in which they were made.
  public var turns: [Turn]?
  /// Loadings after rotation, P × K.
  public var rotated: [[Double]]?
  /// Defining sorts, P × K.
  public var flags: [[Bool]]?
  /// Positions, among the rotated factors, of those that scores are given for; `nil` for all. What
  /// follows counts these factors alone: K is their number.
  public var scored: [Int]?
  /// z-scores, N × K.
  public var z: [[Double]]?
  /// Ranks of the z-scores, from 1, N × K.
  public var ranks: [[Int]]?
  /// Grid values, N × K.
  public var arrays: [[Int]]?
  /// Correlations between z-scores, K × K.
  public var scoreCorrelations: [[Double]]?
  /// Means and standard deviations (divisor N − 1) of the sorts, P of each.
  public var distributions: [Distribution]?
  /// Test–retest reliability of one sort, which the reliabilities of factors are made of.
  public var sortReliability: Double?
  /// Numbers of defining sorts, K of them.
  public var definers: [Int]?
  /// Reliabilities of the factors, K of them.
  public var reliabilities: [Double]?
  /// Standard errors of z, K of them.
  public var standardErrors: [Double]?
  /// Standard errors of differences in z, K × K; the diagonal is that of two sets of scores of the
  /// same factor.
  public var differenceErrors: [[Double]]?
  /// Distinguishing statements; where there are two factors, perhaps those of the first only.
  public var distinguishing: [Distinguishing]?
  /// Consensus statements.
  public var consensus: [Consensus]?
  /// Regression scores.
  public var exactScores: ExactScores?

  /// Makes results that hold nothing yet.
  public init(program: String) { self.program = program }
}

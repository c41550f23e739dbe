/// The quasi-normal pattern into which statements are sorted: how many cards each value takes.
public struct Grid: Equatable, Sendable {
  /// One column of the grid.
  public struct Column: Equatable, Sendable {
    /// The value a card in this column gets, −4 say.
    public let value: Int
    /// How many cards the column takes.
    public let count: Int

    /// Makes a column.
    public init(value: Int, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// Columns by ascending value; every count is positive.
  public let columns: [Column]

  /// Why a list of columns is no grid.
  public enum Fault: Error, Equatable, Sendable {
    /// There is no column.
    case empty
    /// The value stands twice.
    case repeatedValue(Int)
    /// The column takes fewer than one card, or more than ``Grid/largestCount``.
    case badCount(value: Int, count: Int)
    /// The value lies outside ±``Grid/largestValue``.
    case badValue(Int)
  }

  /// No published grid comes near it; the bound keeps sums and drawings safe from hostile files.
  public static let largestValue = 1000
  /// The largest number of cards in one column.
  public static let largestCount = 10_000

  /// Makes a grid from columns in any order.
  ///
  /// - Throws: ``Fault`` for no column, a value named twice, or a value or count out of range.
  public init(columns: [Column]) throws(Fault) {
    guard !columns.isEmpty else { throw .empty }
    let sorted = columns.sorted { $0.value < $1.value }
    for (i, column) in sorted.enumerated() {
      if i > 0, sorted[i - 1].value == column.value { throw .repeatedValue(column.value) }
      guard column.value.magnitude <= UInt(Self.largestValue) else { throw .badValue(column.value) }
      guard (1...Self.largestCount).contains(column.count) else {
        throw .badCount(value: column.value, count: column.count)
      }
    }
    self.columns = sorted
  }

  /// The grid that a complete sort was laid on: its values counted.
  ///
  /// - Throws: ``Fault`` when there is no value, or one out of range.
  public init(counting values: [Int]) throws(Fault) {
    var counts: [Int: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    try self.init(columns: counts.map { Column(value: $0.key, count: $0.value) })
  }

  /// How many cards the grid takes in all.
  public var cardCount: Int { columns.reduce(0) { $0 + $1.count } }

  /// Every place of the grid as its value, ascending; `cardCount` long.
  public var ascendingValues: [Int] {
    columns.flatMap { Array(repeating: $0.value, count: $0.count) }
  }

  /// The values that columns bear, ascending.
  public var values: [Int] { columns.map(\.value) }

  /// Number of cards in the column of `value`, 0 where there is no such column.
  public func count(of value: Int) -> Int { columns.first { $0.value == value }?.count ?? 0 }

  /// Halfway between the lowest and the highest value; reversing a sort mirrors about it.
  public var centre: Double { Double(columns[0].value + columns[columns.count - 1].value) / 2 }

  /// The smallest distance between two neighbouring columns: what one column is worth in the values
  /// that columns bear; 1 for a grid of one column.
  public var step: Double {
    let steps = zip(columns.dropFirst(), columns).map { $0.value - $1.value }
    return steps.min().map(Double.init) ?? 1
  }

  /// The value whose places hold the middle card: the middle of the grid, 0 in a symmetric one.
  public var middleValue: Int { ascendingValues[(cardCount - 1) / 2] }

  /// Standard deviation of the places' values, divisor N − 1; 0 for fewer than two cards.
  ///
  /// One column is worth `1 / standardDeviation` in z.
  public var standardDeviation: Double {
    let values = ascendingValues.map(Double.init)
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// `-4: 2, -3: 4, …`, the form in which study files and messages write a grid.
  public var description: String {
    columns.map { "\($0.value): \($0.count)" }.joined(separator: ", ")
  }
}

extension Grid: CustomStringConvertible {}

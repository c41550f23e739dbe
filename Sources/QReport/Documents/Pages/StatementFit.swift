import QDrawing

/// How statements go into a width: the room for numbers, and for the columns of viewpoints.
struct StatementFit {
  /// The room for the number of a statement, in px.
  let numberRoom: Double
  /// The same with the space after it, in px.
  let numberWidth: Double
  /// The room for one viewpoint's marker and column, in px.
  let chipWidth: Double
  private let width: Double

  /// - Parameters:
  ///   - lines: the statements.
  ///   - ids: those of every statement in the text, so that all begin at one place.
  ///   - size: the size of letters, in px.
  ///   - width: the room from left to right, in px.
  init(_ lines: [StatementLine], ids: [String], size: Double, width: Double) {
    func widest(_ texts: [String]) -> Double {
      texts.map { TextMetrics.width(of: $0, size: size, weight: .bold) }.max() ?? 0
    }
    numberRoom = min(widest(ids), width / 5)
    numberWidth = numberRoom + 0.7 * size
    chipWidth = widest(lines.flatMap { $0.columns.map(\.text) }) + 1.7 * size
    self.width = width
  }

  /// The room that the columns of a statement take.
  func taken(by line: StatementLine) -> Double { Double(line.columns.count) * chipWidth }

  /// Whether the columns stand below the words, to which they would leave too little room.
  func areBelow(_ line: StatementLine) -> Bool { taken(by: line) > 0.45 * width }
}

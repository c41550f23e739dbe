package import QStudy

extension Grid {
  /// Whether columns bear their signs: where some are negative. A grid from 1 to 9 has none, and +1 would
  /// look like agreement.
  package var isSigned: Bool { columns.contains { $0.value < 0 } }

  /// A column as it is printed: `+3`, or `3` of a grid without negative columns.
  package func label(of column: Int) -> String { NumberText.integer(column, signed: isSigned) }
}

import QAnalysis
import QNumerics
import QTables

// How values of an analysis become JSON: what is undefined is null, and there is no −0, so that
// the value says just what its text says.

extension JSONValue {
  /// A number, or null where it is undefined or not finite.
  static func figure(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(value == 0 ? 0 : value)
  }

  /// A text, or null.
  static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// A whole number, or null.
  static func whole(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

  /// An array of texts.
  static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// An array of numbers.
  static func figures(_ values: [Double]) -> JSONValue { .array(values.map { .figure($0) }) }

  /// A matrix as an array of rows.
  static func rows(_ matrix: Matrix) -> JSONValue {
    .array((0..<matrix.rows).map { .figures(matrix.row($0)) })
  }

  /// The identifier of a factor, or null.
  static func factor(_ position: Int?) -> JSONValue {
    .text(position.map { Viewpoint.identifier($0) })
  }
}

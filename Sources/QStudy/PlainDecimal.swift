/// A number with a fixed number of decimals: no exponent, no grouping, no −0.
///
/// Half is rounded away from 0. Beyond 1e9 the shortest form that reads back the same serves, and
/// what is not finite is empty.
///
/// - Parameters:
///   - value: the number.
///   - places: how many decimals.
///   - minus: what stands before a number below 0; people get a real minus, tables the hyphen.
package func plainDecimal(_ value: Double, places: Int, minus: String = "-") -> String {
  guard value.isFinite else { return "" }
  guard abs(value) < 1e9 else { return value.description }
  let unit = (0..<places).reduce(1) { product, _ in product * 10 }
  let scaled = Int((abs(value) * Double(unit)).rounded())
  let sign = value < 0 && scaled > 0 ? minus : ""
  guard places > 0 else { return "\(sign)\(scaled)" }
  let fraction = String(scaled % unit)
  let zeros = String(repeating: "0", count: places - fraction.count)
  return "\(sign)\(scaled / unit).\(zeros)\(fraction)"
}

/// The value of a column as people read it: “+3”, “0”, “−2”.
///
/// - Parameter value: the value.
package func columnValue(_ value: Int) -> String {
  (value > 0 ? "+" : value < 0 ? "−" : "") + String(value.magnitude)
}

package import QTables

extension AnalysisDifference {
  /// One place where two results do not say the same.
  package struct Discrepancy: Equatable, Sendable {
    /// The JSON path.
    package let path: String
    /// What the old result says, `nil` where it has no such place.
    package let old: JSONValue?
    /// What the new result says, `nil` where it has no such place.
    package let new: JSONValue?
    /// |new − old| of two numbers; `nil` where it is not a matter of size.
    package let size: Double?
  }

  /// Differences of figures up to this are rounding: the same sums on another machine.
  package static let rounding = 1e-6

  /// Whether the two results say the same, place by place: every number to within `tolerance`,
  /// every label, flag, member and order exactly.
  package func isSame(within tolerance: Double = rounding) -> Bool {
    discrepancies(within: tolerance).isEmpty
  }

  /// The places where the two results differ, read place by place: first what is not a matter of
  /// size (labels, flags, members, order, shape), in the order of the document; then numbers, the largest
  /// difference first.
  ///
  /// Left out is what says how a result was reached and not what it is: the tool, iteration counts,
  /// and the wording of warnings.
  package func discrepancies(within tolerance: Double = rounding) -> [Discrepancy] {
    var found: [Discrepancy] = []
    Self.compare(old.value, new.value, "", tolerance, &found)
    let sized = found.enumerated().compactMap { i, d in d.size.map { (place: i, size: $0) } }
      .sorted { $0.size != $1.size ? $0.size > $1.size : $0.place < $1.place }
    return found.filter { $0.size == nil } + sized.map { found[$0.place] }
  }

  private static func compare(
    _ old: JSONValue, _ new: JSONValue, _ path: String, _ tolerance: Double,
    _ found: inout [Discrepancy]
  ) {
    switch (old, new) {
    case (.object(let a), .object(let b)):
      for (key, value) in a.members where !isIncidental(key, in: path) {
        let place = path.isEmpty ? key : "\(path).\(key)"
        if let other = b[key] {
          compare(value, other, place, tolerance, &found)
        } else {
          found.append(Discrepancy(path: place, old: value, new: nil, size: nil))
        }
      }
      for (key, value) in b.members where !isIncidental(key, in: path) && a[key] == nil {
        let place = path.isEmpty ? key : "\(path).\(key)"
        found.append(Discrepancy(path: place, old: nil, new: value, size: nil))
      }
    case (.array(let a), .array(let b)):
      for (i, (value, other)) in zip(a, b).enumerated() {
        compare(value, other, "\(path)[\(i)]", tolerance, &found)
      }
      for i in min(a.count, b.count)..<max(a.count, b.count) {
        found.append(
          Discrepancy(
            path: "\(path)[\(i)]", old: i < a.count ? a[i] : nil, new: i < b.count ? b[i] : nil,
            size: nil))
      }
    default:
      guard old != new else { return }
      if let a = old.double, let b = new.double, !isDecision(path) {
        guard abs(a - b) > tolerance else { return }
        found.append(Discrepancy(path: path, old: old, new: new, size: abs(a - b)))
      } else {
        found.append(Discrepancy(path: path, old: old, new: new, size: nil))
      }
    }
  }

  /// Whole numbers that stand for a decision: another one is not a little different.
  private static func isDecision(_ path: String) -> Bool {
    path.hasPrefix("flags[") || path.hasPrefix("scores.array[")
  }

  private static func isIncidental(_ key: String, in path: String) -> Bool {
    switch key {
    case "tool": path.isEmpty
    case "iterations": path == "extraction" || path == "rotation"
    case "message": path.hasPrefix("warnings[")
    default: false
    }
  }
}

public import Testing

/// Expects two numbers to agree within `absolute` or within `relative` of the larger of the two.
///
/// The only numeric tolerance helper of the test suite: a test says which agreement it means.
public func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let allowed = max(absolute, relative * max(abs(actual), abs(expected)))
  let difference = abs(actual - expected)
  // NaN fails: a comparison with it is false.
  #expect(
    difference <= allowed, "\(actual) and \(expected) differ by \(difference), allowed \(allowed)",
    sourceLocation: sourceLocation)
  if !(difference <= allowed), let comment = comment() {
    Issue.record(comment, sourceLocation: sourceLocation)
  }
}

/// Expects two vectors of the same length to agree entry by entry.
public func expectClose(
  _ actual: [Double], _ expected: [Double], relative: Double = 0, absolute: Double = 0,
  _ comment: @autoclosure () -> Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.count == expected.count, sourceLocation: sourceLocation)
  guard actual.count == expected.count else { return }
  var worst = 0.0
  var place = -1
  for i in actual.indices {
    let allowed = max(absolute, relative * max(abs(actual[i]), abs(expected[i])))
    let excess = abs(actual[i] - expected[i]) - allowed
    // Written so that NaN counts as a failure.
    if !(excess <= 0), place < 0 || excess.isNaN || excess > worst {
      worst = excess
      place = i
    }
  }
  #expect(
    place < 0,
    "entry \(place): \(place < 0 ? 0 : actual[place]), expected \(place < 0 ? 0 : expected[place]); \(comment()?.rawValue ?? "")",
    sourceLocation: sourceLocation)
}

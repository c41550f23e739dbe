/// Texts within texts of the other direction.
extension String {
  private static let isolate: Unicode.Scalar = "\u{2068}"
  private static let isolateEnd: Unicode.Scalar = "\u{2069}"

  /// The text as it can stand in one of a direction: isolated where it is written the other way, so that
  /// numbers and marks beside it stay where they belong (UAX 9, FSI and PDI). Numbers are written from left
  /// to right, their signs with them.
  ///
  /// - Parameter direction: of the text around it.
  package func isolated(in direction: WritingDirection) -> String {
    let isNumber =
      direction == .rightToLeft && unicodeScalars.contains { ("0"..."9").contains($0) }
      && !isIsolated
    guard isNumber || WritingDirection.holds(self, other: direction) else { return self }
    return String(Self.isolate) + self + String(Self.isolateEnd)
  }

  private var isIsolated: Bool {
    unicodeScalars.first == Self.isolate && unicodeScalars.last == Self.isolateEnd
  }

  /// The text in parts, each to be set in the direction of its own.
  package var isolates: [Substring] {
    guard unicodeScalars.contains(Self.isolate) else { return [self[...]] }
    return unicodeScalars.split { $0 == Self.isolate || $0 == Self.isolateEnd }.map(Substring.init)
  }

  /// Lines of this text, each with the direction of the whole, whatever letter it begins with, and with
  /// isolates of its own.
  func directed(_ lines: [String]) -> [String] {
    guard unicodeScalars.contains(where: { $0.value >= 0x590 }) else { return lines }
    let direction = WritingDirection(of: self)
    var open = 0
    return lines.map { line in
      var directed = String(repeating: String(Self.isolate), count: open) + line
      for scalar in line.unicodeScalars {
        if scalar == Self.isolate { open += 1 }
        if scalar == Self.isolateEnd { open = max(0, open - 1) }
      }
      directed += String(repeating: String(Self.isolateEnd), count: open)
      guard WritingDirection(of: directed) != direction else { return directed }
      return (direction == .rightToLeft ? "\u{200F}" : "\u{200E}") + directed
    }
  }
}

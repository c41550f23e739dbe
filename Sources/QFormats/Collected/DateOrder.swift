internal import QTables

/// Which way round the dates of a file are written, told from all of them together.
struct DateOrder {
  /// Whether dates that end in the year begin with the day; nil where that is not sure.
  private let dayFirst: Bool?

  /// Looks at every date: one part above 12 is a day, and settles all.
  init(_ dates: some Sequence<String>) {
    var first = false
    var second = false
    for date in dates {
      let parts = Self.parts(date)
      guard parts.count >= 3, parts[2].digits == 4 else { continue }
      if parts[0].value > 12 { first = true }
      if parts[1].value > 12 { second = true }
    }
    dayFirst = first == second ? nil : first
  }

  /// The date by ISO 8601, with the time if there is one; nil where it is none, or its order unsure.
  func iso(_ text: String) -> String? {
    let parts = Self.parts(text)
    guard (3...6).contains(parts.count), !text.contains(where: \.isLetter) else { return nil }
    let (year, month, day): (Int, Int, Int)
    if parts[0].digits == 4 {
      (year, month, day) = (parts[0].value, parts[1].value, parts[2].value)
    } else if parts[2].digits == 4, let dayFirst {
      (year, month, day) =
        dayFirst
        ? (parts[2].value, parts[1].value, parts[0].value)
        : (parts[2].value, parts[0].value, parts[1].value)
    } else {
      return nil
    }
    let time = parts.dropFirst(3).map(\.value)
    guard (1...12).contains(month), (1...31).contains(day), time.count != 1,
      zip(time, [23, 59, 60]).allSatisfy({ $0 <= $1 })
    else { return nil }
    let date = "\(year)-\(Self.padded(month))-\(Self.padded(day))"
    return time.isEmpty ? date : date + " " + time.map(Self.padded).joined(separator: ":")
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func parts(_ text: String) -> [(value: Int, digits: Int)] {
    text.utf8.prefix(40).split { !(0x30...0x39).contains($0) }.prefix(7).map {
      (parseInteger(String(decoding: $0, as: UTF8.self)) ?? 0, $0.count)
    }
  }
}

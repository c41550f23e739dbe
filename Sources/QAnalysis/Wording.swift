/// A number for messages: two decimals, a real minus, no −0.
func twoDecimals(_ value: Double) -> String { fixed(value, places: 2) }

/// A number for messages: three decimals, a real minus, no −0.
func threeDecimals(_ value: Double) -> String { fixed(value, places: 3) }

private func fixed(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let unit = places == 2 ? 100 : 1000
  let scaled = Int((abs(value) * Double(unit)).rounded())
  let fraction = String(scaled % unit)
  let zeros = String(repeating: "0", count: places - fraction.count)
  return (value < 0 && scaled > 0 ? "−" : "") + "\(scaled / unit).\(zeros)\(fraction)"
}

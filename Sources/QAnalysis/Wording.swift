import QStudy

/// A number for messages: two decimals, a real minus, no −0.
func twoDecimals(_ value: Double) -> String { decimal(value, places: 2) }

/// A number for messages: three decimals, a real minus, no −0.
func threeDecimals(_ value: Double) -> String { decimal(value, places: 3) }

private func decimal(_ value: Double, places: Int) -> String {
  value.isFinite ? plainDecimal(value, places: places, minus: "−") : "\(value)"
}

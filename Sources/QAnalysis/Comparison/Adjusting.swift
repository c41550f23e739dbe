/// p-values adjusted for their number; undefined ones stay undefined and do not count.
///
/// Benjamini–Hochberg (1995): p̃_(i) = min_{k≥i} min(1, m p_(k)/k), p ascending. Holm (1979):
/// p̃_(i) = max_{k≤i} min(1, (m − k + 1) p_(k)).
func adjust(_ values: [Double?], by method: Adjustment) -> [Double?] {
  let defined = values.indices.filter { values[$0] != nil }
  let order = defined.sorted { a, b in
    let left = values[a] ?? 1
    let right = values[b] ?? 1
    return left != right ? left < right : a < b
  }
  let count = Double(order.count)
  var adjusted = [Double?](repeating: nil, count: values.count)
  var running: Double
  switch method {
  case .benjaminiHochberg:
    running = 1
    for (rank, index) in order.enumerated().reversed() {
      running = min(running, count * (values[index] ?? 1) / Double(rank + 1))
      adjusted[index] = running
    }
  case .holm:
    running = 0
    for (rank, index) in order.enumerated() {
      running = max(running, min(1, (count - Double(rank)) * (values[index] ?? 1)))
      adjusted[index] = running
    }
  }
  return adjusted
}

/// p-values adjusted for their number; undefined ones stay undefined and do not count.
///
/// Benjamini–Hochberg (1995): p̃_(i) = min_{k≥i} min(1, m p_(k)/k), p ascending. Holm (1979):
/// p̃_(i) = max_{k≤i} min(1, (m − k + 1) p_(k)).
func adjust(_ values: [Double?], by method: Adjustment) -> [Double?] {
  let ascending = values.enumerated().compactMap { index, p in p.map { (index: index, p: $0) } }
    .sorted { $0.p != $1.p ? $0.p < $1.p : $0.index < $1.index }
  let count = Double(ascending.count)
  var adjusted = [Double?](repeating: nil, count: values.count)
  var running: Double
  switch method {
  case .benjaminiHochberg:
    running = 1
    for (rank, (index, p)) in ascending.enumerated().reversed() {
      running = min(running, count * p / Double(rank + 1))
      adjusted[index] = running
    }
  case .holm:
    running = 0
    for (rank, (index, p)) in ascending.enumerated() {
      running = max(running, min(1, (count - Double(rank)) * p))
      adjusted[index] = running
    }
  }
  return adjusted
}

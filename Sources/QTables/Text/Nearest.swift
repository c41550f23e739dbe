/// The candidate that a mistyped word most likely meant, or nil.
///
/// Letters inserted, dropped, replaced or swapped with their neighbour count one each (Damerau 1964,
/// in its restricted form); case is ignored. A candidate is offered at up to two such mistakes, or
/// a third of the longer word, provided that some of the word is left: `abc` never suggests `xyz`.
/// The first of equally near candidates wins.
package func nearest(to word: String, in candidates: [String]) -> String? {
  let typed = Array(word.lowercased())
  // Nobody mistypes a word this long, and the distance takes the product of the lengths.
  guard !typed.isEmpty, typed.count <= 100 else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let wanted = Array(candidate.lowercased())
    guard wanted.count <= 200 else { continue }
    let distance = editDistance(typed, wanted)
    let allowed = max(2, max(typed.count, wanted.count) / 3)
    guard distance <= allowed, distance < min(typed.count, wanted.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.candidate
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
      var least = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        least = min(least, beforeLast[j - 1] + 1)
      }
      row.append(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

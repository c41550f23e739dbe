/// The delimiter that splits the first lines most evenly, counted outside quotes.
///
/// Where several split every line into the same number of cells, tab goes before semicolon before
/// comma, because a decimal comma is as even as a delimiter; on a single line the most frequent one
/// wins. Bars separate cells only where every line holds as many of them, at least two, and nothing else
/// splits the lines, for some programs list values between bars within one cell. Text that nothing splits
/// is taken as comma-separated: one column.
package func sniffDelimiter(in text: [UInt8]) -> CSVDelimiter {
  let lines = countDelimiters(in: text)
  let candidates: [(delimiter: CSVDelimiter, counts: [Int])] = [
    (.tab, lines.map(\.tabs)), (.semicolon, lines.map(\.semicolons)), (.comma, lines.map(\.commas)),
  ]
  if lines.count > 1 {
    let even = candidates.first { candidate in
      candidate.counts[0] > 0 && candidate.counts.allSatisfy { $0 == candidate.counts[0] }
    }
    if let even { return even.delimiter }
    let bars = lines[0].bars
    let isSplit = lines.contains { $0.tabs + $0.semicolons + $0.commas > 0 }
    if bars > 1, !isSplit, lines.allSatisfy({ $0.bars == bars }) { return .bar }
  }
  var best: (delimiter: CSVDelimiter, score: (Int, Int)) = (.comma, (0, 0))
  // Comma first: it wins ties.
  for (delimiter, counts) in candidates.reversed() {
    let score = evenness(counts)
    if score > best.score { best = (delimiter, score) }
  }
  return best.delimiter
}

private struct DelimiterCounts {
  var tabs = 0
  var semicolons = 0
  var commas = 0
  var bars = 0
}

/// The counts of the first lines that are not empty; a line cut off by the end of the sample is
/// left out, unless it is the only one.
private func countDelimiters(in text: [UInt8]) -> [DelimiterCounts] {
  let sample = text.prefix(1 << 16)
  var lines: [DelimiterCounts] = []
  var counts = DelimiterCounts()
  var isQuoted = false
  var isEmpty = true
  for byte in sample {
    if byte == ASCII.quote { isQuoted.toggle() }
    if !isQuoted, byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
      if !isEmpty { lines.append(counts) }
      if lines.count == 50 { return lines }
      counts = DelimiterCounts()
      isEmpty = true
      continue
    }
    isEmpty = false
    guard !isQuoted else { continue }
    switch byte {
    case ASCII.tab: counts.tabs += 1
    case ASCII.semicolon: counts.semicolons += 1
    case ASCII.comma: counts.commas += 1
    case CSVDelimiter.bar.rawValue: counts.bars += 1
    default: break
    }
  }
  if !isEmpty, lines.isEmpty || sample.count == text.count { lines.append(counts) }
  return lines
}

/// How many lines share the most common count above zero, and that count.
private func evenness(_ counts: [Int]) -> (Int, Int) {
  var lines: [Int: Int] = [:]
  for count in counts where count > 0 { lines[count, default: 0] += 1 }
  return lines.map { ($0.value, $0.key) }.max(by: <) ?? (0, 0)
}

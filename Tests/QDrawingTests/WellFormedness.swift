/// Whether text is a single XML element with balanced tags, quoted attributes of different names,
/// and escaped characters; as much of XML as this package writes.
func isWellFormed(_ xml: String) -> Bool {
  var rest = xml[...]
  if rest.hasPrefix("<?xml "), let end = rest.firstRange(of: "?>") {
    rest = rest[end.upperBound...]
  }
  let attribute = #/\s+([A-Za-z_:][-A-Za-z0-9_:.]*)="([^"<]*)"/#
  var open: [Substring] = []
  var roots = 0
  while let start = rest.firstIndex(of: "<") {
    let text = rest[..<start]
    guard isEscaped(text), !open.isEmpty || text.allSatisfy(\.isWhitespace) else { return false }
    guard let end = rest[start...].firstIndex(of: ">") else { return false }
    var tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.first == "/" {
      guard open.popLast() == tag.dropFirst() else { return false }
      continue
    }
    if open.isEmpty { roots += 1 }
    let isEmpty = tag.last == "/"
    if isEmpty { tag = tag.dropLast() }
    let name = tag.prefix { !$0.isWhitespace }
    var inside = tag.dropFirst(name.count)
    var seen: Set<Substring> = []
    while let match = inside.prefixMatch(of: attribute) {
      guard seen.insert(match.output.1).inserted, isEscaped(match.output.2) else { return false }
      inside = inside[match.range.upperBound...]
    }
    guard inside.isEmpty, !name.isEmpty else { return false }
    if !isEmpty { open.append(name) }
  }
  return open.isEmpty && roots == 1 && rest.allSatisfy(\.isWhitespace)
}

private func isEscaped(_ text: Substring) -> Bool {
  let entity = #/&(amp|lt|gt|quot|#[0-9]+);/#
  return !text.replacing(entity, with: "").contains { "&<>".contains($0) }
}

/// How deep headings lie within each other, for those who read a text by its structure.
///
/// Levels tell how a heading looks, and a small one may stand right below the title. Its depth is
/// the number of headings it lies in, itself included, so that no depth is skipped on the way down.
struct HeadingDepth {
  private var open: [Int] = []

  /// The depth of the next heading: 1 for the title.
  mutating func depth(of level: Int) -> Int {
    while let last = open.last, last >= level { open.removeLast() }
    open.append(level)
    return open.count
  }
}

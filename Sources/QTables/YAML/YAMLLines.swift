internal import CYaml

/// Where the lines of a text begin, as an editor counts them.
///
/// libyaml takes NEL, LS and PS for line breaks too, and adds one at the end of a text that has none;
/// but it counts characters, which say the same to everybody.
struct YAMLLines {
  /// The number of characters before each line.
  private var starts = [0]

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var count = 0
    var previous: UInt8 = 0
    for byte in text {
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte == ASCII.lineFeed, previous == ASCII.carriageReturn {
        starts[starts.count - 1] = count
      } else if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
        starts.append(count)
      }
      previous = byte
    }
  }

  func position(of mark: yaml_mark_t) -> TextPosition {
    let index = Int(mark.index)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return TextPosition(line: low + 1, column: index - starts[low] + 1)
  }
}

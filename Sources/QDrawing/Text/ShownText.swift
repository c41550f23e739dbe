extension Unicode.Scalar {
  /// Whether it can stand in a text that is shown or written into a document.
  ///
  /// Characters that XML 1.0 doesn't allow can't, nor can U+007F to U+009F, which it discourages and
  /// HTML calls errors. Line ends and tabs can.
  package var canBeShown: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// Whether it ends a line, or is a blank or a tab: all are one blank where a text is set on a line.
  fileprivate var isBlankOnALine: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension String {
  /// The text on one line, without what can't be shown: one blank for each run of blanks, tabs and
  /// line ends, and none at its ends.
  package var onOneLine: String {
    var line = String.UnicodeScalarView()
    var isBlankDue = false
    for scalar in unicodeScalars {
      if scalar.isBlankOnALine {
        isBlankDue = !line.isEmpty
      } else if scalar.canBeShown {
        if isBlankDue { line.append(" ") }
        isBlankDue = false
        line.append(scalar)
      }
    }
    return String(line)
  }
}

/// One line of text in a scene.
package struct TextRun: Hashable, Sendable {
  /// The words. Any run of blanks, tabs and line ends is drawn as one blank; characters that no
  /// document may hold are not drawn.
  package var text: String
  /// Where the anchor lies on the baseline.
  package var position: Point
  /// The font size, in px.
  package var size: Double
  /// Regular or bold.
  package var weight: FontWeight
  /// Which part of the text lies at the position.
  package var anchor: TextAnchor
  /// Which height of the letters lies at the position.
  package var baseline: TextBaseline
  /// The colour.
  package var paint: Paint
  /// Names that a back end with style sheets hands on.
  package var classes: [String]
  /// Whether the letters slope.
  package var isItalic: Bool
  /// The turn about the position, in degrees clockwise; −90 for text that reads upwards.
  package var rotation: Double

  /// Makes a run of text.
  package init(
    _ text: String, at position: Point, size: Double = 12, weight: FontWeight = .regular,
    anchor: TextAnchor = .start, baseline: TextBaseline = .alphabetic, paint: Paint = .ink,
    classes: [String] = [], isItalic: Bool = false, rotation: Double = 0
  ) {
    self.text = text
    self.position = position
    self.size = size
    self.weight = weight
    self.anchor = anchor
    self.baseline = baseline
    self.paint = paint
    self.classes = classes
    self.isItalic = isItalic
    self.rotation = rotation
  }

  /// The words as every back end draws them.
  var words: String { text.onOneLine }

  /// The position with the y of the alphabetic baseline, before any rotation.
  ///
  /// The middle is half the height of capitals and digits, which is about 0.72 em in sans-serif
  /// fonts. It is worked out here since few programs know a middle baseline of their own.
  package var baselinePosition: Point {
    baseline == .middle ? position.moved(down: 0.36 * size) : position
  }
}

/// How heavy the letters are.
package enum FontWeight: Hashable, Sendable {
  /// The weight of running text.
  case regular
  /// The weight of headings.
  case bold
}

/// Which part of a line of text lies at its position. Start is the left end for every script, also
/// for one that is written from right to left.
package enum TextAnchor: Hashable, Sendable {
  /// The left end.
  case start
  /// The middle.
  case middle
  /// The right end.
  case end
}

/// Which height of a line of text lies at its position.
package enum TextBaseline: Hashable, Sendable {
  /// The line on which the letters stand.
  case alphabetic
  /// Half the height of capitals and digits.
  case middle
}

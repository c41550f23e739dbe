/// How a cell looks.
package struct WorkbookStyle: Sendable, Hashable {
  /// Where a cell's content stands between its sides.
  package enum Side: Sendable {
    case left, centre, right
  }

  /// Where a cell's content stands between its top and bottom.
  package enum Level: Sendable {
    case top, bottom
  }

  /// Lines along the edges of a cell.
  package struct Border: Sendable, Hashable {
    /// Edges of a cell.
    package struct Edges: OptionSet, Sendable, Hashable {
      /// A bit for each.
      package let rawValue: UInt8

      /// Edges by their bits.
      package init(rawValue: UInt8) { self.rawValue = rawValue }

      /// The upper edge.
      package static let top = Edges(rawValue: 1)
      /// The lower edge.
      package static let bottom = Edges(rawValue: 2)
      /// The left and the right edge.
      package static let sides = Edges(rawValue: 4)
    }

    /// The edges that have a line.
    package var edges: Edges
    /// The colour of the lines, `0xRRGGBB`.
    package var colour: UInt32
    /// Whether the lines are heavier than a hair.
    package var isHeavy: Bool

    /// Lines along some edges.
    package init(_ edges: Edges, colour: UInt32, isHeavy: Bool = false) {
      self.edges = edges
      self.colour = colour
      self.isHeavy = isHeavy
    }
  }

  /// Whether it is set in bold.
  package var isBold: Bool
  /// Whether a long text runs on to further lines, at the top of the cell where `level` says nothing.
  package var wraps: Bool
  /// How a number is shown, in the notation of spreadsheets: `0.00`, `+0;-0;0`; nil lets the program
  /// decide.
  package var numberFormat: String?
  /// Whether a line runs below the text.
  package var isUnderlined = false
  /// The size of the letters in points; nil is the program's own.
  package var size: Double?
  /// The colour of the letters, `0xRRGGBB`.
  package var ink: UInt32?
  /// The colour of the ground, `0xRRGGBB`.
  package var fill: UInt32?
  /// Where the content stands; nil is right for numbers, and for texts where their lines begin.
  package var side: Side?
  /// Whether there is some room between the content and the side where it stands.
  package var isIndented = false
  /// Where the content stands in a high row.
  package var level: Level?
  /// Lines along the edges.
  package var border: Border?

  /// Makes a style; the default is that of an untouched cell.
  package init(isBold: Bool = false, wraps: Bool = false, numberFormat: String? = nil) {
    self.isBold = isBold
    self.wraps = wraps
    self.numberFormat = numberFormat
  }

  /// Bold, as a header is.
  package static let bold = WorkbookStyle(isBold: true)
}

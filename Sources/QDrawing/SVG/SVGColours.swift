extension Paint {
  /// The name of the CSS custom property that holds the paint's colour in a page, such as `--ink`
  /// or `--series-1` for series 0; `nil` for a fixed colour.
  package var customProperty: String? {
    switch self {
    case .ink: "--ink"
    case .mutedInk: "--muted-ink"
    case .paper: "--paper"
    case .surface: "--surface"
    case .rule: "--rule"
    case .series(let number): "--series-\(Paint.seriesIndex(number) + 1)"
    case .seriesWash(let number): "--series-\(Paint.seriesIndex(number) + 1)-wash"
    case .hex: nil
    }
  }

  /// Every paint that has a custom property, in the order of the style sheet.
  package static let roles: [Paint] =
    [.ink, .mutedInk, .paper, .surface, .rule] + (0..<seriesCount).map { .series($0) }
    + (0..<seriesCount).map { .seriesWash($0) }
}

extension Palette {
  /// The declarations `--ink: #1b1d21;` and so on, one a line, to be put into a CSS rule.
  package var customProperties: String {
    Paint.roles
      .compactMap { paint in paint.customProperty.map { "\($0): \(hex(of: paint));\n" } }
      .joined()
  }

  /// The style sheet that a page needs for pictures rendered with `SVGRenderer.Mode.page`: light
  /// colours, and dark ones for readers whose system asks for them; print is always light.
  package static let styleSheet = """
    :root {
    color-scheme: light dark;
    \(light.customProperties)}
    @media screen and (prefers-color-scheme: dark) {
    :root {
    \(dark.customProperties)}
    }

    """
}

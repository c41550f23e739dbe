/// The colours that the paints have in one mode.
///
/// The series take their hues from the palette that Okabe and Ito made for every kind of colour
/// vision (M. Okabe, K. Ito, Color Universal Design, 2008, https://jfly.uni-koeln.de/color/): blue,
/// vermillion, bluish green, reddish purple, orange, sky blue, yellow, black. Its lightness is made
/// for large areas on white: sky blue, orange and yellow are too pale for a thin line there, blue
/// and black too dark on a dark page. So each hue was made darker or lighter until it has a
/// contrast of 3:1 with paper and surface (WCAG 2.2, 1.4.11), and such that no two come close for
/// a person without one of the three cones (simulated after Machado, Oliveira, Fernandes, 2009).
/// On white, orange so becomes brown, yellow olive, and black grey.
package struct Palette: Hashable, Sendable {
  /// The colour of text.
  package let ink: Colour
  /// The colour of text that steps back.
  package let mutedInk: Colour
  /// The colour of the ground.
  package let paper: Colour
  /// The colour of a card on the ground.
  package let surface: Colour
  /// The colour of lines that carry no data.
  package let rule: Colour
  /// The colours of the eight series.
  package let series: [Colour]
  /// How much of a series' colour is in its wash; the rest is paper.
  let washShare: Double

  /// Dark on white, also for paper and for files that stand alone.
  package static let light = Palette(
    ink: Colour(0x1B1D21), mutedInk: Colour(0x5A6068), paper: Colour(0xFFFFFF),
    surface: Colour(0xF6F6F3), rule: Colour(0xC9CCD1),
    series: [
      0x0058A0, 0xB84600, 0x008A66, 0xC772A9, 0x6B4200, 0x2E94D3, 0x938F00, 0x50555A,
    ].map { Colour($0) },
    washShare: 0.16)

  /// Light on nearly black.
  package static let dark = Palette(
    ink: Colour(0xECEEF1), mutedInk: Colour(0xA6ACB5), paper: Colour(0x15171B),
    surface: Colour(0x20242A), rule: Colour(0x3B4149),
    series: [
      0x2F8BDE, 0xE0641A, 0x9AF5D3, 0xB56C95, 0xF5A623, 0x62C3FF, 0xEDE64A, 0x9BA0A6,
    ].map { Colour($0) },
    washShare: 0.22)

  /// The colour that a paint has in this mode.
  package func colour(of paint: Paint) -> Colour {
    switch paint {
    case .ink: ink
    case .mutedInk: mutedInk
    case .paper: paper
    case .surface: surface
    case .rule: rule
    case .series(let number): series[Paint.seriesIndex(number)]
    case .seriesWash(let number):
      series[Paint.seriesIndex(number)].over(paper, share: washShare)
    case .hex(let text): Colour(hex: text) ?? ink
    }
  }

  /// The colour that a paint has in this mode, as `#rrggbb`.
  package func hex(of paint: Paint) -> String {
    colour(of: paint).hex
  }
}

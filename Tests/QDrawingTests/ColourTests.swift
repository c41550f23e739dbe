import Glibc
import QDrawing
import TestSupport
import Testing

private let palettes = [Palette.light, .dark]

@Test func contrastIsThatOfTheGuideline() {
  let white = Palette.light.colour(of: .hex("#fff"))
  let black = Palette.light.colour(of: .hex("#000000"))
  expectClose(white.contrast(with: black), 21, absolute: 1e-12)
  // #777777 on white is the guideline's well-known near miss.
  expectClose(
    Palette.light.colour(of: .hex("#777777")).contrast(with: white), 4.48, absolute: 0.005)
  #expect(Colour(hex: "#12345") == nil && Colour(hex: "123456") == nil)
  #expect(Colour(hex: "#0aF")?.hex == "#00aaff")
}

@Test(arguments: palettes)
func everySeriesIsSeenOnItsGround(palette: Palette) {
  for series in 0..<Paint.seriesCount {
    for ground in [Paint.paper, .surface] {
      let ratio = palette.colour(of: .series(series)).contrast(with: palette.colour(of: ground))
      #expect(ratio >= 3, "series \(series) on \(ground): \(ratio)")
    }
    let wash = palette.colour(of: .seriesWash(series))
    #expect(palette.colour(of: .ink).contrast(with: wash) >= 7)
    #expect(palette.colour(of: .mutedInk).contrast(with: wash) >= 4)
  }
  for ground in [Paint.paper, .surface] {
    #expect(palette.colour(of: .ink).contrast(with: palette.colour(of: ground)) >= 7)
    #expect(palette.colour(of: .mutedInk).contrast(with: palette.colour(of: ground)) >= 4.5)
  }
}

/// Linear sRGB as a person sees it with all cones, and without the L, M or S cones: Machado,
/// Oliveira and Fernandes (2009), table of severity 1.0.
private let visions: [[[Double]]] = [
  [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  [
    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.303900],
  ],
]

private func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
  matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// Oklab coordinates (B. Ottosson, 2020) of a colour as seen by one kind of vision.
private func seen(_ colour: Colour, by vision: [[Double]]) -> [Double] {
  let linear = [colour.red, colour.green, colour.blue].map {
    $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
  }
  let cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ], times(vision, linear).map { min(1, max(0, $0)) })
  return times(
    [
      [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.8086757660],
    ], cones.map { cbrt($0) })
}

@Test(arguments: palettes, visions)
func noTwoSeriesLookAlikeToAnyEye(palette: Palette, vision: [[Double]]) {
  for a in 0..<Paint.seriesCount {
    for b in 0..<a {
      let pair = [a, b].map { seen(palette.colour(of: .series($0)), by: vision) }
      let distance = zip(pair[0], pair[1]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        .squareRoot()
      // A difference of about 0.02 is just noticed.
      #expect(distance > 0.06, "series \(b) and \(a): \(distance)")
    }
  }
}

@Test func theNinthSeriesLooksLikeTheFirst() {
  #expect(Palette.dark.hex(of: .series(8)) == Palette.dark.hex(of: .series(0)))
  #expect(Marker(series: 8).shape == Marker(series: 0).shape)
  #expect(Marker(series: -1).shape == .hexagon)
}

@Test func everyMarkerHasAShapeOfItsOwn() {
  let shapes = (0..<Paint.seriesCount).map { Marker(series: $0).shape }
  #expect(Set(shapes).count == Marker.Shape.allCases.count)
  let outlines = (0..<Paint.seriesCount).map { series in
    switch Marker(series: series).element(at: Point(0, 0), size: 10) {
    case .path(let segments, _): segments
    default: [PathSegment]()
    }
  }
  #expect(Set(outlines).count == Paint.seriesCount)
}

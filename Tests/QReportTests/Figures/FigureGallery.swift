import QAnalysis
import QDrawing
import QReport
import QStudy
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Studies that figures have to stay readable for, by name.
func hardStudies() throws -> [(name: String, study: MadeUpStudy)] {
  let long = String(
    repeating: "Money that belongs to a place is spent by those who live there. ", count: 4)
  let hebrew = "יש להחליט על התקציב במקום שבו אנשים גרים, ולא רחוק משם."
  return [
    (
      "usual",
      MadeUpStudy(names: ["Money follows people", "Trust the professions"], retention: true)
    ),
    ("classical", MadeUpStudy(labels: .classical)),
    (
      "themes",
      MadeUpStudy(statements: 40, viewpoints: 4, sortsEach: 10, themes: 8, retention: true)
    ),
    ("one", MadeUpStudy(viewpoints: 1, sortsEach: 9, themes: 3)),
    (
      "ten",
      MadeUpStudy(
        statements: 60, viewpoints: 10, sortsEach: 6, loading: 0.9, common: 0, themes: 5,
        names: ["A name that goes on for so long that no legend could ever hold it in one line"])
    ),
    (
      "eighty",
      MadeUpStudy(
        statements: 80, viewpoints: 4, sortsEach: 8,
        grid: [
          -6: 2, -5: 4, -4: 5, -3: 7, -2: 8, -1: 9, 0: 10, 1: 9, 2: 8, 3: 7, 4: 5, 5: 4, 6: 2,
        ], wording: { _ in String(long.prefix(200)) }, short: { _ in nil })
    ),
    (
      "hebrew",
      MadeUpStudy(
        wording: { _ in hebrew }, short: { _ in nil },
        poles: Poles(low: "הכי פחות", high: "הכי הרבה"))
    ),
    (
      "uneven",
      MadeUpStudy(
        statements: 30, grid: [-2: 1, -1: 12, 0: 2, 1: 14, 2: 1], themes: 2, hasDirections: false)
    ),
    (
      "gap",
      MadeUpStudy(
        themes: 4,
        flags: (1...12).map { .init(sort: "S\($0)", viewpoint: 2, sign: 0) })
    ),
    (
      "awkward",
      MadeUpStudy(
        statements: 26, sortsEach: 8, common: 0.6,
        grid: Dictionary(uniqueKeysWithValues: (-6...6).map { ($0, 2) }), themes: 3,
        themeName: "Neighbourhoods, the people in them, and whatever else a theme may be called",
        idPrefix: "card-", labels: .classical, direction: { $0 % 3 == 1 ? nil : .speaksFor },
        poles: Poles(low: String(long.prefix(150)), high: ""))
    ),
    (
      "wide",
      MadeUpStudy(
        statements: 45, grid: Dictionary(uniqueKeysWithValues: (-7...7).map { ($0, 3) }),
        wording: { "Donaudampfschifffahrtsgesellschaftskapitän \($0)" }, short: { _ in nil })
    ),
  ]
}

/// Every figure of a document, by name.
func figures(of document: AnalysisDocument) -> [(name: String, scene: Scene)] {
  let grids = (0..<document.factors).compactMap { f in
    Figures.qGrid(document, factor: f).map { ("grid-\(f + 1)", $0) }
  }
  let others = [
    ("scores", Figures.scoreDotPlot(document)), ("themes", Figures.themeChart(document)),
    ("scree", Figures.scree(document)), ("key", Figures.viewpointKey(document)),
  ]
  return grids + others.compactMap { name, scene in scene.map { (name, $0) } }
}

/// Writes all figures into the folder that MINDSET_FIGURES names, to be looked at.
@Test(.enabled(if: getenv("MINDSET_FIGURES") != nil))
func writeTheFiguresToBeLookedAt() throws {
  let folder = try #require(getenv("MINDSET_FIGURES").map { String(cString: $0) })
  for (name, study) in try hardStudies() {
    for figure in figures(of: try study.document()) {
      let file = try #require(fopen("\(folder)/\(name)-\(figure.name).svg", "w"))
      defer { fclose(file) }
      #expect(fputs(SVGRenderer(mode: .standalone).render(figure.scene), file) >= 0)
    }
  }
}

import QAnalysis
import QNumerics
import QReport
import QStudy
import Testing

/// A study made for a test: planted viewpoints, some people for each, and noise.
struct SampleStudy {
  var statements = 24
  /// Sorts that hold each planted viewpoint.
  var groups = [6, 5, 4]
  /// How closely they hold it.
  var loading = 0.85
  /// 0 for a study without themes.
  var themes = 4
  var directed = true
  /// Themes on which all viewpoints are planted to agree, from the first.
  var agreed = 2
  var factors = 3
  var seed: UInt64 = 3
  var flagging = FlaggingRule.standard
  var rotation = RotationMethod.varimax
  var decisions = Decisions()
  var labels = AnalysisDocument.LabelStyle.mindset
  var simulated = true
  var retained = false
  var title = "A sample study"
  var language = "en"
  var wording: @Sendable (Int) -> String = { "Statement number \($0 + 1) says something." }

  static let grid24 = [(-3, 3), (-2, 3), (-1, 4), (0, 4), (1, 4), (2, 3), (3, 3)]

  func document() throws -> AnalysisDocument {
    var random = SeededGenerator(seed: seed)
    let labels = ["Money", "People", "Places", "Plans"].prefix(themes)
    let cards = (0..<statements).map { j in
      Statement(
        id: String(j + 1), text: wording(j), theme: themes > 0 ? labels[j % themes] : nil,
        direction: themes > 0 && directed
          ? (j / themes % 2 == 0 ? .speaksFor : .speaksAgainst) : nil)
    }
    let grid = try Grid(columns: Self.grid24.map { Grid.Column(value: $0.0, count: $0.1) })
    let common = (0..<statements).map { _ in random.normal() }
    var sorts: [QSort] = []
    for (v, size) in groups.enumerated() {
      let view = (0..<statements).map { j -> Double in
        guard themes > 0 else { return random.normal() }
        if j % themes < agreed { return common[j] }
        let side = (v + j % themes) % groups.count == 0 ? -1.0 : 1.0
        return 1.5 * side * (cards[j].direction?.sign ?? 1) + 0.2 * random.normal()
      }
      for _ in 0..<size {
        let values = view.map {
          loading * $0 + (1 - loading * loading).squareRoot() * random.normal()
        }
        sorts.append(
          QSort(id: "P\(sorts.count + 1)", placements: Simulation.ranked(values, into: grid)))
      }
    }
    let study = Study(
      title: title, question: "What do you think?", language: language, grid: grid,
      themes: labels.map { Theme(id: $0, label: $0) },
      provenance: Provenance(sorts: simulated ? .simulated : .real), statements: cards,
      sorts: sorts)
    let table = try SortTable(study)
    let analysis = try Analysis(
      table, settings: AnalysisSettings(factors: factors, rotation: rotation, flagging: flagging),
      decisions: decisions)
    return AnalysisDocument(
      analysis, retention: retained ? try Retention(table, seed: 1, threads: 1) : nil,
      labels: self.labels,
      tool: AnalysisDocument.Tool(
        name: "Mindset", version: "0.1.0", lapack: "3.11.0", blas: "reference"),
      fingerprint: String(repeating: "ab", count: 32))
  }

  /// One factor only.
  static let oneFactor = SampleStudy(groups: [8], factors: 1)
  /// No statement belongs to a theme.
  static let noThemes = SampleStudy(themes: 0)
  /// Nobody defines anything.
  static let noDefiners = SampleStudy(flagging: .none)
  /// One factor of three has no definers.
  static let oneWithoutDefiners = SampleStudy(groups: [9, 8], factors: 3, retained: true)
  /// Noise: nothing can be shown.
  static let undecided = SampleStudy(groups: [3, 3], loading: 0.55, factors: 2, seed: 5)
  /// The classical labels.
  static let classical = SampleStudy(labels: .classical)
  /// Themes whose statements have no direction.
  static let undirected = SampleStudy(directed: false)
  /// Wording that tries to break out.
  static let hostile = SampleStudy(
    title: "<script>alert('title')</script> \u{1B}[31m & \"quotes\"", language: "\"><script>",
    wording: { j in
      switch j % 6 {
      case 0: "<script>alert(\(j))</script><img src=\"http://example.org/x\" onerror='x()'>"
      case 1: "\"Quoted\" & 'single' </td></table> ]]> --> <!-- \u{7}\u{1B}[2J"
      case 2: "יש להחליט על התקציב במקום שבו אנשים גרים \u{202E}abc"
      case 3: "👩‍👩‍👧‍👦 families 🏳️‍🌈 first 预算应该由居住在当地的人们决定"
      case 4: String(repeating: "longwordwithoutblanks", count: 10)
      default: String(repeating: "many words ", count: 20)
      }
    })
}

/// Every kind of study that a report must be right for; each is analysed once for all tests.
enum SampleCase: String, CaseIterable {
  case themed, oneFactor, noThemes, noDefiners, oneWithoutDefiners, undecided, classical
  case undirected, hostile

  var document: AnalysisDocument {
    get throws { try #require(try Self.documents[self]?.get()) }
  }

  private static let documents = Dictionary(
    uniqueKeysWithValues: allCases.map { sample in (sample, Result { try sample.study.document() })
    }
  )

  private var study: SampleStudy {
    switch self {
    case .themed: SampleStudy(retained: true)
    case .oneFactor: .oneFactor
    case .noThemes: .noThemes
    case .noDefiners: .noDefiners
    case .oneWithoutDefiners: .oneWithoutDefiners
    case .undecided: .undecided
    case .classical: .classical
    case .undirected: .undirected
    case .hostile: .hostile
    }
  }
}

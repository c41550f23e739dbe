import QAnalysis
import QDrawing

/// A sign on a card that says what the comparison found of its statement.
///
/// Triangles and the diamond stand for what tells a viewpoint apart, discs with a letter for what
/// it has in common with others; full or hollow says how well it is shown.
enum CardMark: Hashable {
  /// How a viewpoint's score lies to those it differs from.
  enum Place: Hashable {
    case higher, lower, between
  }

  /// Differs from every other viewpoint; stars for the level of the classical test, else none.
  case apart(Place, stars: Int)
  /// Held to about the same degree by all.
  case shared
  /// No two viewpoints differ by the classical test; `p05` at 5 %, else at 1 %.
  case consensus(p05: Bool)
  /// Embraced, set aside or of little matter to all: shown, or likely.
  case commonGround(isFirm: Bool)

  /// The marks of one statement on the grid of one viewpoint.
  static func marks(
    _ document: AnalysisDocument, statement: Int, factor: Int
  ) -> [CardMark] {
    let compared = document.analysis.comparison.statements[statement]
    guard !compared.differences.isEmpty else { return [] }
    let place = place(of: factor, in: compared)
    var marks: [CardMark] = []
    switch document.labels {
    case .mindset:
      if compared.label == .distinguishing, compared.distinguishes.contains(factor) {
        marks.append(.apart(place, stars: 0))
      }
      if compared.label == .shared { marks.append(.shared) }
      if let evidence = compared.commonGround.evidence {
        marks.append(.commonGround(isFirm: evidence == .firm))
      }
    case .classical:
      if let mark = compared.classical.distinguishes.first(where: { $0.factor == factor }) {
        marks.append(.apart(place, stars: mark.stars))
      }
      switch compared.classical.consensus {
      case .none: break
      case .p01: marks.append(.consensus(p05: false))
      case .p05: marks.append(.consensus(p05: true))
      }
    }
    return marks
  }

  private static func place(of factor: Int, in compared: Comparison.Statement) -> Place {
    let leads = compared.differences.compactMap { difference -> Double? in
      difference.a == factor
        ? difference.difference : difference.b == factor ? -difference.difference : nil
    }
    return leads.allSatisfy { $0 > 0 } ? .higher : leads.allSatisfy { $0 < 0 } ? .lower : .between
  }

  /// Whether the mark tells the viewpoint apart.
  var isApart: Bool {
    if case .apart = self { true } else { false }
  }

  /// Order in a key.
  var rank: Int {
    switch self {
    case .apart(.higher, let stars): 10 - stars
    case .apart(.lower, let stars): 20 - stars
    case .apart(.between, let stars): 30 - stars
    case .shared: 40
    case .consensus(let p05): p05 ? 41 : 42
    case .commonGround(let isFirm): isFirm ? 50 : 51
    }
  }

  /// The room a sign takes, in px.
  var width: Double {
    switch self {
    case .apart(_, let stars):
      13 + TextMetrics.width(of: String(repeating: "*", count: stars), size: 12, weight: .bold)
    case .shared, .consensus, .commonGround: 15
    }
  }

  /// Draws the sign; the point is the middle of its left edge.
  func sign(at place: Point, factor: Int) -> [Element] {
    switch self {
    case .apart(let position, let stars):
      let triangle: [(Double, Double)] =
        switch position {
        case .higher: [(6, -5.5), (12, 5), (0, 5)]
        case .lower: [(0, -5), (12, -5), (6, 5.5)]
        case .between: [(6, -6), (12, 0), (6, 6), (0, 0)]
        }
      let corners = triangle.map { place.moved(right: $0.0, down: $0.1) }
      let outline = Element.path(.polygon(corners), .fill(.series(factor)))
      guard stars > 0 else { return [outline] }
      return [
        outline,
        .text(
          String(repeating: "*", count: stars), at: place.moved(right: 13, down: 6), size: 12,
          weight: .bold),
      ]
    case .shared: return disc("=", at: place, isFull: true)
    case .consensus(let p05): return disc("=", at: place, isFull: p05)
    case .commonGround(let isFirm): return disc("C", at: place, isFull: isFirm)
    }
  }

  /// The sign in letters, for where nothing is drawn: discs stand before their letter.
  var characters: String {
    switch self {
    case .apart(let place, let stars):
      (place == .higher ? "▲" : place == .lower ? "▼" : "◆") + String(repeating: "*", count: stars)
    case .shared: "●="
    case .consensus(let p05): p05 ? "●=" : "○="
    case .commonGround(let isFirm): isFirm ? "●C" : "○C"
    }
  }

  private func disc(_ letter: String, at place: Point, isFull: Bool) -> [Element] {
    let centre = place.moved(right: 7.5)
    let style =
      isFull ? Style.fill(.ink) : Style(fill: .paper, stroke: .ink, strokeWidth: 1)
    return [
      .circle(center: centre, radius: isFull ? 7.5 : 7, style),
      .text(
        letter, at: centre, size: 11, weight: .bold, anchor: .middle, baseline: .middle,
        paint: isFull ? .paper : .ink),
    ]
  }

  /// What the sign means, for the key and for a card's title.
  func words(_ document: AnalysisDocument) -> String {
    let lexicon = document.lexicon
    switch self {
    case .apart(let place, let stars):
      let level = [1: ", p < .05", 2: ", p < .01", 3: ", p < .001"][stars] ?? ""
      return switch place {
      case .higher: lexicon(.markHigher) + level
      case .lower: lexicon(.markLower) + level
      case .between: lexicon(.markBetween) + level
      }
    case .shared:
      let margin = NumberText.fixed(document.analysis.settings.equivalence, 2)
      return lexicon(.markShared, ["margin": margin])
    case .consensus(let p05):
      return lexicon(.markConsensus, ["level": p05 ? ".05" : ".01"])
    case .commonGround(let isFirm): return lexicon(isFirm ? .markFirm : .markLikely)
    }
  }
}

extension Comparison.Classical.Mark {
  /// One star for p < .05, two for .01, three for .001.
  var stars: Int { level < 0.005 ? 3 : level < 0.03 ? 2 : 1 }
}

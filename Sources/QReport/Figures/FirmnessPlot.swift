import QAnalysis
import QDrawing
import QNumerics
import QStudy

/// How often each sort defines its viewpoint when who took part is drawn again.
struct FirmnessPlot {
  private let document: AnalysisDocument
  private let bootstrap: Bootstrap
  private static let rowHeight = 15.0
  private static let mostSorts = 150

  /// `nil` without a bootstrap, or with more than 150 sorts.
  init?(_ document: AnalysisDocument) {
    guard let bootstrap = document.evidence.bootstrap,
      bootstrap.flagFrequency.count <= Self.mostSorts
    else { return nil }
    self.document = document
    self.bootstrap = bootstrap
  }

  /// The sorts with the viewpoint on which each was flagged most often, viewpoint by viewpoint, the
  /// firmest first; those flagged in no step are left out.
  private var rows: [(sort: Int, factor: Int, share: Double)] {
    let found = bootstrap.flagFrequency.enumerated().compactMap {
      sort, shares -> (sort: Int, factor: Int, share: Double)? in
      let best = shares.enumerated().max { ($0.element ?? 0) < ($1.element ?? 0) }
      guard let best, let share = best.element, share > 0 else { return nil }
      return (sort, best.offset, share)
    }
    return found.sorted { ($0.factor, -$0.share, $0.sort) < ($1.factor, -$1.share, $1.sort) }
  }

  func scene() -> Scene {
    var sheet = FigureSheet()
    sheet.heading("How firmly sorts belong to viewpoints")
    sheet.note(
      "How often a sort was flagged on its viewpoint in \(NumberText.integer(bootstrap.steps)) draws "
        + "of \(Prose(document).whoTookPart), of those draws that hold it. Right of the line, at "
        + "\(NumberText.percent(Bootstrap.firm)), it is a firm member.",
      document.simulationNote)
    sheet.y += 18
    sheet.key((0..<document.factors).map { .viewpoint($0, of: document) })
    sheet.y += 16
    let rows = rows
    let x = LinearScale(domain: (0, 1), range: (180, sheet.right - 24))
    let top = sheet.y + 14
    let bottom = top + Double(rows.count) * Self.rowHeight
    for share in [0, 0.2, 0.4, 0.6, 0.8, 1.0] {
      let isFirm = share == Bootstrap.firm
      sheet.add(
        .line(
          from: Point(x(share), top - 6), to: Point(x(share), bottom),
          isFirm ? .stroke(.mutedInk, dash: [6, 4]) : .stroke(.rule)))
      sheet.add(
        .text(
          NumberText.percent(share), at: Point(x(share), top - 10), size: 11, anchor: .middle,
          paint: .mutedInk))
    }
    let sorts = document.analysis.table.sorts
    for (index, row) in rows.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight
      sheet.add(
        .group(
          classes: ["sort"], data: [DataAttribute("sort", sorts[row.sort].id)],
          title: "\(sorts[row.sort].id): \(NumberText.percent(row.share))"
        ) {
          Element.text(
            sorts[row.sort].id, at: Point(x(0) - 10, y), size: 11, anchor: .end, baseline: .middle)
          Element.line(from: Point(x(0), y), to: Point(x(row.share), y), .stroke(.rule, width: 2))
          Marker.viewpoint(row.factor, at: Point(x(row.share), y), size: 10)
        })
    }
    sheet.y = bottom + 6
    return sheet.scene(title: "Firmness of membership", description: description)
  }

  private var description: String {
    let firm = rows.count { $0.share >= Bootstrap.firm }
    return "\(NumberText.count(firm, "sort is a firm member", "sorts are firm members")) of a "
      + "viewpoint; \(NumberText.integer(rows.count - firm)) of those flagged at all are not."
  }
}

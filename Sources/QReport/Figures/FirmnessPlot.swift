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

  /// A sort, the viewpoint it is shown with, and how often it was flagged there.
  private typealias Row = (sort: Int, factor: Int, share: Double)

  private static func inOrder(_ rows: [Row]) -> [Row] {
    rows.sorted { ($0.factor, -$0.share, $0.sort) < ($1.factor, -$1.share, $1.sort) }
  }

  /// The sorts that define a viewpoint of the study, viewpoint by viewpoint, the firmest first.
  private var defining: [Row] {
    let flags = document.analysis.flags
    return Self.inOrder(
      bootstrap.flagFrequency.indices.compactMap { sort in
        flags.viewpoint(of: sort).flatMap { factor in
          bootstrap.flagFrequency[sort][factor].map { (sort, factor, $0) }
        }
      })
  }

  /// The sorts that define none, with the viewpoint on which each was flagged most often; those
  /// flagged in no step are left out.
  private var others: [Row] {
    let flags = document.analysis.flags
    return Self.inOrder(
      bootstrap.flagFrequency.enumerated().compactMap { sort, shares -> Row? in
        let best = shares.enumerated().max { ($0.element ?? 0) < ($1.element ?? 0) }
        guard flags.viewpoint(of: sort) == nil, let best, let share = best.element, share > 0
        else { return nil }
        return (sort, best.offset, share)
      })
  }

  func scene() -> Scene {
    var sheet = FigureSheet()
    let (defining, others) = (defining, others)
    sheet.heading("How firmly sorts belong to viewpoints")
    sheet.note(
      "How often a sort was flagged on its viewpoint in \(NumberText.integer(bootstrap.steps)) draws "
        + "of \(Prose(document).whoTookPart), of those draws that hold it. Right of the line, at "
        + "\(NumberText.percent(Bootstrap.firm)), it is a firm member.",
      others.isEmpty
        ? nil
        : "Below, the sorts that define no viewpoint, with that on which each was flagged most often.",
      document.notice)
    sheet.y += 18
    sheet.key((0..<document.factors).map { .viewpoint($0, of: document) })
    sheet.y += 16
    let sorts = document.analysis.table.sorts
    let rows = defining + others
    let names = FigureSheet.rowNames(rows.map { sorts[$0.sort].id }, size: 11, most: 260)
    let left = max(180, sheet.left + names.width + 10)
    let x = LinearScale(domain: (0, 1), range: (left, sheet.right - 24))
    let top = sheet.y + 14
    let gap = defining.isEmpty || others.isEmpty ? 0 : Self.rowHeight
    let bottom = top + Double(rows.count) * Self.rowHeight + gap
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
    if gap > 0 {
      let y = top + (Double(defining.count) + 0.5) * Self.rowHeight
      sheet.add(.line(from: Point(sheet.left, y), to: Point(sheet.right, y), .stroke(.rule)))
    }
    for (index, row) in rows.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight + (index < defining.count ? 0 : gap)
      sheet.add(
        .group(
          classes: ["sort"],
          data: [
            DataAttribute("sort", sorts[row.sort].id),
            DataAttribute("factor", document.identifier(of: row.factor)),
          ],
          title: "\(sorts[row.sort].id): \(NumberText.percent(row.share))"
        ) {
          Element.text(
            names.names[index], at: Point(x(0) - 10, y), size: 11, anchor: .end, baseline: .middle)
          Element.line(from: Point(x(0), y), to: Point(x(row.share), y), .stroke(.rule, width: 2))
          Marker.viewpoint(row.factor, at: Point(x(row.share), y), size: 10)
        })
    }
    sheet.y = bottom + 6
    return sheet.scene(title: "Firmness of membership", description: description)
  }

  private var description: String {
    let defining = defining
    let firm = defining.count { $0.share >= Bootstrap.firm }
    return "\(NumberText.count(firm, "sort is a firm member", "sorts are firm members")) of "
      + "\(NumberText.integer(defining.count)) that define a viewpoint."
  }
}

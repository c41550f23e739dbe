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
  private let width: Double

  /// `nil` without a bootstrap, or with more than 150 sorts.
  /// - Parameter isOnPaper: whether it is for pages of paper.
  init?(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    guard let bootstrap = document.evidence.bootstrap,
      bootstrap.flagFrequency.count <= Self.mostSorts
    else { return nil }
    self.document = document
    width = FigureSheet.width(isOnPaper: isOnPaper)
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
    var sheet = head
    addRows(defining + others, to: &sheet)
    return sheet.scene(title: Self.title, description: description)
  }

  /// The same on as many pages of paper as leave its letters their size, each with its title, key and
  /// axis.
  func pages() -> [Scene] {
    let rows = defining + others
    let (first, later) = (head, continuedHead)
    // The line between the two kinds of sorts is a row more.
    let heights = rows.map { _ in Self.rowHeight }
    let ranges = FigureSheet.paperRanges(
      of: heights, below: (first.y, later.y), above: 20 + Self.rowHeight)
    return ranges.enumerated().map { number, range in
      var sheet = number == 0 ? first : later
      addRows(Array(rows[range]), to: &sheet)
      let ids = rows[range].map { document.analysis.table.sorts[$0.sort].id }
      return sheet.scene(
        title: Self.title + (number == 0 ? "" : FigureSheet.continued),
        description: number == 0 ? description : "Sorts \(NumberText.list(ids)).")
    }
  }

  private static let title = "Firmness of membership"
  private static let heading = "How firmly sorts belong to viewpoints"

  private var head: FigureSheet {
    var sheet = FigureSheet(width: width)
    sheet.heading(Self.heading)
    sheet.note(
      "How often a sort was flagged on its viewpoint in \(NumberText.integer(bootstrap.steps)) draws "
        + "of \(Prose(document).whoTookPart), of those draws that hold it. Right of the line, at "
        + "\(NumberText.percent(Bootstrap.firm)), it is a firm member.",
      others.isEmpty
        ? nil
        : "Below, the sorts that define no viewpoint, with that on which each was flagged most often.",
      document.notice)
    sheet.y += 18
    addKey(to: &sheet)
    return sheet
  }

  private var continuedHead: FigureSheet {
    var sheet = FigureSheet(width: width)
    sheet.heading(Self.heading + FigureSheet.continued)
    sheet.note(document.notice)
    sheet.y += 10
    addKey(to: &sheet)
    return sheet
  }

  private func addKey(to sheet: inout FigureSheet) {
    sheet.key((0..<document.factors).map { .viewpoint($0, of: document) })
    sheet.y += 30
  }

  /// Rows below the axis, those of sorts that define a viewpoint apart from the others.
  private func addRows(_ rows: [Row], to sheet: inout FigureSheet) {
    let flags = document.analysis.flags
    let defining = rows.prefix { flags.viewpoint(of: $0.sort) != nil }.count
    let sorts = document.analysis.table.sorts
    let all = (self.defining + others).map { sorts[$0.sort].id }
    let room = FigureSheet.rowNames(all, size: 11, most: 260).width
    let names = FigureSheet.rowNames(rows.map { sorts[$0.sort].id }, size: 11, most: 260).names
    let left = max(180, sheet.left + room + 10)
    let x = LinearScale(domain: (0, 1), range: (left, sheet.right - 24))
    let top = sheet.y
    let gap = defining == 0 || defining == rows.count ? 0 : Self.rowHeight
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
      let y = top + (Double(defining) + 0.5) * Self.rowHeight
      sheet.add(.line(from: Point(sheet.left, y), to: Point(sheet.right, y), .stroke(.rule)))
    }
    for (index, row) in rows.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight + (index < defining ? 0 : gap)
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
            names[index], at: Point(x(0) - 10, y), size: 11, anchor: .end, baseline: .middle)
          Element.line(from: Point(x(0), y), to: Point(x(row.share), y), .stroke(.rule, width: 2))
          Marker.viewpoint(row.factor, at: Point(x(row.share), y), size: 10)
        })
    }
    sheet.y = bottom + 6
  }

  private var description: String {
    let defining = defining
    let firm = defining.count { $0.share >= Bootstrap.firm }
    return "\(NumberText.count(firm, "sort is a firm member", "sorts are firm members")) of "
      + "\(NumberText.integer(defining.count)) that define a viewpoint."
  }
}

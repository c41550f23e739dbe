import QAnalysis
import QDrawing
import QStudy

/// Where viewpoints stand on each theme, and how much of the disagreement lies there.
struct ThemeChart {
  let document: AnalysisDocument
  /// Themes in the order of the rows.
  let themes: [ThemeResult]
  /// Viewpoints that have scores.
  let factors: [Int]

  private let room: Room

  /// Half the length of a whisker, in standard errors.
  private static let errors = 2.0
  private static let labelRoom = 118.0

  /// How wide it is, and where its columns stand.
  private struct Room {
    let width: Double
    let plotLeft: Double
    let plotRight: Double
    let labelLeft: Double
    let barLeft: Double
    let barRight: Double

    static let screen = Room(
      width: FigureSheet.standardWidth, plotLeft: 226, plotRight: 566, labelLeft: 590, barLeft: 730,
      barRight: 876)
    static let paper = Room(
      width: FigureSheet.paper.width, plotLeft: 182, plotRight: 452, labelLeft: 470, barLeft: 602,
      barRight: 700)
  }

  /// `nil` without themes.
  /// - Parameter isOnPaper: whether it is for a page of paper.
  init?(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    room = isOnPaper ? .paper : .screen
    themes = Prose(document).themes.map(\.result)
    guard !themes.isEmpty else { return nil }
    self.document = document
    factors = document.analysis.characteristics.comparable
  }

  /// The stances of one theme by viewpoint, those that are known.
  func stances(_ theme: ThemeResult) -> [(factor: Int, stance: ThemeResult.Stance)] {
    factors.compactMap { f in
      guard theme.stances.indices.contains(f), let stance = theme.stances[f] else { return nil }
      return (f, stance)
    }
  }

  /// Whether there is anything to be drawn on the axis.
  private var hasStances: Bool { themes.contains { !stances($0).isEmpty } }

  private var scale: LinearScale {
    let ends = themes.flatMap { stances($0) }.map {
      abs($0.stance.mean) + Self.errors * ($0.stance.standardError ?? 0)
    }
    let end = max(1, (((ends.max() ?? 0) + 0.1) * 2).rounded(.up) / 2)
    return LinearScale(domain: (-end, end), range: (room.plotLeft, room.plotRight))
  }

  /// Bars end at the largest share, or at the largest size of a theme.
  private var barScale: LinearScale {
    let end = themes.flatMap { [$0.share ?? 0, size(of: $0)] }.max() ?? 1
    return LinearScale(domain: (0, max(0.05, end)), range: (room.barLeft, room.barRight))
  }

  /// How much of all statements a theme has.
  func size(of theme: ThemeResult) -> Double {
    Double(theme.statements.count) / Double(document.analysis.table.statements.count)
  }

  func scene() -> Scene {
    var sheet = FigureSheet(width: room.width)
    sheet.heading("Where the disagreement lies")
    sheet.note(
      hasStances
        ? "Left: the side each viewpoint takes on a theme, with two standard errors to either side "
          + "(about 95 %)." : nil,
      (hasStances ? "Right: the" : "The")
        + " theme’s share of all disagreement; the short upright line is its share of the "
        + "statements.", document.withoutScores, document.notice)
    sheet.y += 10
    if hasStances { sheet.key(factors.map { .viewpoint($0, of: document) }) }
    sheet.y += 14
    addRows(to: &sheet)
    sheet.note(closing)
    return sheet.scene(title: "Themes and viewpoints", description: description)
  }

  private func addRows(to sheet: inout FigureSheet) {
    let scale = scale
    let step = factors.count > 5 ? 11.0 : 13
    let height = max(52, Double(factors.count) * step + 20)
    sheet.y += 11
    var heads = [("share of disagreement", room.barLeft, TextAnchor.start)]
    if hasStances {
      heads.append(("← against the theme", room.plotLeft, .start))
      heads.append(("for the theme →", room.plotRight, .end))
    }
    for (words, x, anchor) in heads {
      sheet.add(
        .text(words, at: Point(x, sheet.y), size: 11, anchor: anchor, paint: .mutedInk))
    }
    sheet.y += hasStances ? 28 : 10
    addTicks(to: &sheet, scale, at: sheet.y - 8)
    let top = sheet.y
    let bottom = top + height * Double(themes.count)
    for tick in ticks(scale) {
      sheet.add(
        .line(
          from: Point(scale(tick.value), top), to: Point(scale(tick.value), bottom + 4),
          .stroke(tick.value == 0 ? .mutedInk : .rule)))
    }
    for (row, theme) in themes.enumerated() {
      let y = top + Double(row) * height
      sheet.add(
        .line(from: Point(sheet.left, y), to: Point(sheet.right, y), .stroke(.rule)))
      sheet.add(self.row(theme, top: y, height: height, step: step, scale, left: sheet.left))
    }
    sheet.add(
      .line(from: Point(sheet.left, bottom), to: Point(sheet.right, bottom), .stroke(.rule)))
    addTicks(to: &sheet, scale, at: bottom + 18)
    sheet.y = bottom + (hasStances ? 32 : 14)
  }

  private func ticks(_ scale: LinearScale) -> [LinearScale.Tick] {
    hasStances ? scale.ticks(5) : []
  }

  private func addTicks(to sheet: inout FigureSheet, _ scale: LinearScale, at y: Double) {
    for tick in ticks(scale) {
      sheet.add(
        .text(
          tick.value > 0 ? "+" + tick.label : tick.label, at: Point(scale(tick.value), y),
          size: 11, anchor: .middle, paint: .mutedInk))
    }
  }

  private func row(
    _ theme: ThemeResult, top: Double, height: Double, step: Double, _ scale: LinearScale,
    left: Double
  ) -> Element {
    let middle = top + height / 2
    let stances = stances(theme)
    return .group(
      classes: ["theme"], data: [DataAttribute("theme", theme.theme.id)], title: told(theme)
    ) {
      name(theme, left: left, middle: middle)
      for (k, entry) in stances.enumerated() {
        let y = middle + (Double(k) - Double(stances.count - 1) / 2) * step
        stance(entry.stance, factor: entry.factor, y: y, scale)
      }
      if stances.isEmpty {
        let words = theme.stances.isEmpty ? "needs directions" : "no viewpoint has scores"
        let width = TextMetrics.width(of: words, size: 12) + 12
        Element.rect(
          Rect(x: scale(0) + 4, y: middle - 9, width: width, height: 18), .fill(.paper))
        Element.text(
          words, at: Point(scale(0) + 10, middle), baseline: .middle, paint: .mutedInk,
          isItalic: true)
      }
      label(theme, middle: middle)
      bar(theme, middle: middle)
    }
  }

  private func name(_ theme: ThemeResult, left: Double, middle: Double) -> [Element] {
    let room = self.room.plotLeft - left - 22
    let words = TextMetrics.wrap(
      theme.theme.label, width: room, size: 13, weight: .bold, maxLines: 2)
    let block = Double(words.count) * 16 + 15
    let first = TextRun(
      "", at: Point(left, middle - block / 2 + 12), size: 13, weight: .bold)
    return FigureSheet.set(words, of: theme.theme.label, in: room, like: first, leading: 16 / 13)
      + [
        .text(
          NumberText.count(theme.statements.count, "statement"),
          at: Point(left, middle + block / 2 - 3), size: 11, paint: .mutedInk)
      ]
  }

  private func stance(
    _ stance: ThemeResult.Stance, factor: Int, y: Double, _ scale: LinearScale
  ) -> Element {
    .group(data: [DataAttribute("factor", document.identifier(of: factor))]) {
      if let error = stance.standardError.map({ $0 * Self.errors }) {
        Element.line(
          from: Point(scale(stance.mean - error), y), to: Point(scale(stance.mean + error), y),
          .stroke(.series(factor), width: 1.5))
      }
      Marker.viewpoint(factor, at: Point(scale(stance.mean), y), size: 10)
    }
  }

  private func label(_ theme: ThemeResult, middle: Double) -> [Element] {
    let words = finding(theme)
    let title = TextMetrics.wrap(
      words.label, width: Self.labelRoom, size: 12, weight: .bold, maxLines: 2)
    let more = words.more.map {
      TextMetrics.wrap($0, width: Self.labelRoom, size: 11, maxLines: 2)
    }
    let lines = Double(title.count + (more?.count ?? 0))
    let top = middle - lines * 15 / 2
    let first = TextRun(
      "", at: Point(room.labelLeft, top + 11.5), size: 12,
      weight: theme.label == .undecided ? .regular : .bold,
      paint: theme.label == .undecided ? .mutedInk : .ink)
    let second = TextRun(
      "", at: Point(room.labelLeft, top + Double(title.count) * 15 + 11), size: 11,
      paint: .mutedInk)
    return Element.lines(title, like: first, leading: 15 / 12)
      + Element.lines(more ?? [], like: second, leading: 15 / 11)
  }

  private func bar(_ theme: ThemeResult, middle: Double) -> [Element] {
    let scale = barScale
    let size = scale(size(of: theme))
    guard let share = theme.share else {
      return [
        .text(
          "–", at: Point(room.barLeft, middle), baseline: .middle, paint: .mutedInk)
      ]
    }
    let exceeds = (theme.adjusted ?? 1) < 0.05 && (theme.divergence ?? 0) > 1
    var elements: [Element] = [
      .rect(
        Rect(
          x: room.barLeft, y: middle - 6, width: max(0, scale(share) - room.barLeft), height: 12),
        .fill(.mutedInk, opacity: exceeds ? 1 : 0.55)),
      .line(
        from: Point(size, middle - 11), to: Point(size, middle + 11),
        .stroke(.ink, width: 1.5)),
      .text(
        NumberText.percent(share),
        at: Point(max(scale(share), size) + 8, middle), weight: exceeds ? .bold : .regular,
        baseline: .middle),
    ]
    if exceeds {
      elements.append(
        .text(
          "more than its size", at: Point(room.barLeft, middle + 23), size: 11, paint: .mutedInk))
    }
    return elements
  }
}

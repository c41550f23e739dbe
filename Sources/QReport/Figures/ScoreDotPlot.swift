import QAnalysis
import QDrawing
import QStudy

/// The z-scores of all statements, a row a statement, a marker a viewpoint.
struct ScoreDotPlot {
  let document: AnalysisDocument
  /// Viewpoints that have scores.
  let factors: [Int]
  /// Scores by factor; empty for a factor without.
  let z: [[Double]]
  /// Statements in the order of the rows.
  let order: [Int]

  /// Half the width of a 90 % interval, in standard errors.
  private static let interval = Comparison.oneSided95
  private static let rowSize = 12.0
  private static let plotLeft = 352.0
  private static let plotRight = 726.0
  private static let markerSize = 10.0

  /// `nil` when no factor has scores.
  init?(_ document: AnalysisDocument) {
    let scores = document.analysis.scores.z
    let known = scores.indices.filter { scores[$0] != nil }
    guard let alone = known.first, let first = scores[alone] else { return nil }
    self.document = document
    factors = known
    z = scores.map { $0 ?? [] }
    let spreads = first.indices.map { j in Self.span(known.map { scores[$0]?[j] ?? 0 }).spread }
    let isAlone = known.count == 1
    order = first.indices.sorted { a, b in
      isAlone ? (-first[a], a) < (-first[b], b) : (-spreads[a], a) < (-spreads[b], b)
    }
  }

  /// The bootstrap, where it has intervals to draw.
  private var bootstrap: Bootstrap? {
    document.evidence.bootstrap.flatMap { $0.hasIntervals ? $0 : nil }
  }

  var statements: [Statement] { document.analysis.table.statements }

  private static func span(_ values: [Double]) -> (low: Double, high: Double, spread: Double) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    return (low, high, high - low)
  }

  /// The axis: symmetric, wide enough for every marker and every interval about 0.
  private var scale: LinearScale {
    let drawn = factors.flatMap { f in
      (bootstrap?.z[f] ?? []).compactMap { $0.map { max(abs($0.lower), abs($0.upper)) } }
    }
    let largest = (factors.flatMap { z[$0].map(abs) } + drawn).max() ?? 0
    let widest = factors.compactMap(standardError).max().map { $0 * Self.interval } ?? 0
    let end = max(2, ((max(largest, widest) + 0.1) * 2).rounded(.up) / 2)
    return LinearScale(domain: (-end, end), range: (Self.plotLeft, Self.plotRight))
  }

  private func standardError(_ f: Int) -> Double? {
    document.analysis.characteristics.factors[f].empiricalStandardError
  }

  func scene() -> Scene {
    var sheet = FigureSheet()
    sheet.heading(factors.count == 1 ? "Scores of the statements" : "Where viewpoints differ most")
    sheet.note(
      factors.count == 1
        ? "Score (z) of each statement in the only viewpoint that has scores; the highest on top."
        : "Score (z) of each statement in each viewpoint. On top the statements on which the "
          + "viewpoints lie furthest apart.",
      document.withoutScores,
      bootstrap.map {
        "Lines at the markers: where the score lies in 95 % of \(NumberText.integer($0.steps)) draws "
          + "of the sorts."
      }, document.notice)
    sheet.y += 14
    addPrecision(to: &sheet)
    sheet.y += 14
    addRows(to: &sheet)
    sheet.y += 12
    sheet.note(labelNote)
    return sheet.scene(title: "Scores of all statements by viewpoint", description: description)
  }

  /// A line a viewpoint: its marker and name, and how sure its scores are. The error is the same
  /// for every statement, so it is shown once and not at every marker.
  private func addPrecision(to sheet: inout FigureSheet) {
    let scale = scale
    let step = 21.0
    sheet.add(
      .text(
        "How sure a score is: ±1.645 standard errors (90 % interval)",
        at: Point((Self.plotLeft + Self.plotRight) / 2, sheet.y + 11), size: 11, anchor: .middle,
        paint: .mutedInk))
    sheet.y += 18
    for f in factors {
      let y = sheet.y + step / 2
      let name = TextMetrics.wrap(
        document.fullName(of: f), width: Self.plotLeft - sheet.left - 40, size: 12, maxLines: 1)
      let place = Point(scale(0), y)
      sheet.add(
        .group(
          classes: ["key"], data: [DataAttribute("factor", document.identifier(of: f))]
        ) {
          Marker.viewpoint(f, at: Point(sheet.left + 8, y), size: 12)
          for line in name {
            Element.text(
              line, at: Point(sheet.left + 24, y), weight: .bold, baseline: .middle)
          }
          if let error = standardError(f) {
            let (low, high) = (scale(-Self.interval * error), scale(Self.interval * error))
            Element.line(
              from: Point(low, y), to: Point(high, y), .stroke(.series(f), width: 1.5))
            for x in [low, high] {
              Element.line(
                from: Point(x, y - 4), to: Point(x, y + 4), .stroke(.series(f), width: 1.5))
            }
            Marker.viewpoint(f, at: place, size: Self.markerSize)
          } else {
            Element.text(
              "can’t be told", at: place, size: 11, anchor: .middle, baseline: .middle,
              paint: .mutedInk)
          }
        })
      sheet.y += step
    }
  }

  /// The axis, and below it the rows.
  private func addRows(to sheet: inout FigureSheet) {
    let scale = scale
    let idRoom = min(
      64, statements.map { TextMetrics.width(of: $0.id, size: 12, weight: .bold) }.max() ?? 0)
    let textLeft = sheet.left + idRoom + 14
    let room = Self.plotLeft - 22 - textLeft
    let allowed = statements.count > 48 ? 1 : 2
    let wrapped = statements.map {
      TextMetrics.wrap($0.brief, width: room, size: Self.rowSize, maxLines: allowed)
    }
    let height = wrapped.contains { $0.count > 1 } ? 36.0 : 22
    addAxis(to: &sheet, scale)
    let top = sheet.y
    let bottom = top + height * Double(order.count)
    for (row, _) in order.enumerated() where row.isMultiple(of: 2) {
      sheet.add(
        .rect(
          Rect(
            x: sheet.left - 8, y: top + Double(row) * height,
            width: sheet.right - sheet.left + 16, height: height), .fill(.surface)))
    }
    for tick in scale.ticks(7) {
      sheet.add(
        .line(
          from: Point(scale(tick.value), top - 4), to: Point(scale(tick.value), bottom + 4),
          .stroke(tick.value == 0 ? .mutedInk : .rule)))
    }
    for (row, j) in order.enumerated() {
      let y = top + (Double(row) + 0.5) * height
      sheet.add(self.row(j, y: y, scale, lines: wrapped[j], room: (textLeft, room, idRoom)))
    }
    for tick in scale.ticks(7) {
      sheet.add(tickLabel(tick, at: Point(scale(tick.value), bottom + 18)))
    }
    sheet.y = bottom + 22
  }

  private func tickLabel(_ tick: LinearScale.Tick, at place: Point) -> Element {
    .text(
      tick.value > 0 ? "+" + tick.label : tick.label, at: place, size: 11, anchor: .middle,
      paint: .mutedInk)
  }

  private func addAxis(to sheet: inout FigureSheet, _ scale: LinearScale) {
    let poles = document.poles
    let room = (Self.plotRight - Self.plotLeft) / 2 - 24
    sheet.y += 11
    for (words, x, anchor, arrow, shift) in [
      (poles.low, Self.plotLeft, TextAnchor.start, "←", 16.0),
      (poles.high, Self.plotRight, .end, "→", -16),
    ] {
      guard let line = TextMetrics.wrap(words, width: room, size: 11, maxLines: 1).first
      else { continue }
      let place = Point(x, sheet.y)
      sheet.add(.text(arrow, at: place, size: 11, anchor: anchor, paint: .mutedInk))
      sheet.add(
        .text(line, at: place.moved(right: shift), size: 11, anchor: anchor, paint: .mutedInk))
    }
    sheet.y += 20
    for tick in scale.ticks(7) {
      sheet.add(tickLabel(tick, at: Point(scale(tick.value), sheet.y)))
    }
    sheet.y += 10
  }

  private func row(
    _ j: Int, y: Double, _ scale: LinearScale, lines: [String],
    room: (left: Double, width: Double, id: Double)
  ) -> Element {
    let statement = statements[j]
    let span = Self.span(factors.map { z[$0][j] })
    // Intervals would cover each other on one line.
    let places =
      bootstrap == nil
      ? Self.spread(factors.map { scale(z[$0][j]) })
      : factors.indices.map { k in
        (Double(k) - Double(factors.count - 1) / 2) * min(5, 16 / Double(factors.count))
      }
    let scores = factors.map {
      "\(document.identifier(of: $0)) \(NumberText.fixed(z[$0][j], 2, signed: true))"
    }
    let found = label(j)
    let id = CardText.id(statement.id, width: room.id, size: 12)
    let words = TextRun(
      "", at: Point(room.left, y), size: Self.rowSize, baseline: .middle)
    return .group(
      classes: ["row"], data: [DataAttribute("statement", statement.id)],
      title: "\(statement.id): \(statement.text) (\(scores.joined(separator: ", ")))"
    ) {
      Element.text(
        id, at: Point(room.left - 12, y), weight: .bold, anchor: .end, baseline: .middle)
      FigureSheet.set(lines, of: statement.brief, in: room.width, like: words, leading: 1.25)
      if bootstrap == nil {
        Element.line(
          from: Point(scale(span.low), y), to: Point(scale(span.high), y),
          .stroke(.mutedInk, width: 1, opacity: 0.7))
      }
      // The first viewpoint last: it lies on top.
      for (k, f) in factors.enumerated().reversed() {
        Element.group(data: [DataAttribute("factor", document.identifier(of: f))]) {
          if let interval = bootstrap?.z[f][j] {
            Element.line(
              from: Point(scale(interval.lower), y + places[k]),
              to: Point(scale(interval.upper), y + places[k]),
              .stroke(.series(f), width: 1.5, opacity: 0.6))
          }
          Marker.viewpoint(
            f, at: Point(scale(z[f][j]), y + places[k]), size: Self.markerSize)
        }
      }
      for line in TextMetrics.wrap(found, width: 200, size: 11, maxLines: 1) {
        Element.text(line, at: Point(Self.plotRight + 16, y), size: 11, baseline: .middle)
      }
    }
  }

  /// How far markers that would cover each other are moved up or down.
  private static func spread(_ x: [Double]) -> [Double] {
    var shifts = [Double](repeating: 0, count: x.count)
    var cluster: [Int] = []
    func settle() {
      let step = min(7, 12 / Double(max(1, cluster.count - 1)))
      for (place, k) in cluster.sorted().enumerated() {
        shifts[k] = (Double(place) - Double(cluster.count - 1) / 2) * step
      }
    }
    for k in x.indices.sorted(by: { (x[$0], $0) < (x[$1], $1) }) {
      if let last = cluster.last, x[k] - x[last] >= 0.7 * markerSize {
        settle()
        cluster = []
      }
      cluster.append(k)
    }
    settle()
    return shifts
  }
}

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
  private let room: Room

  /// How wide it is, and where the plot stands.
  private struct Room {
    let width: Double
    let plotLeft: Double
    let plotRight: Double
    /// How tall a row of two lines is.
    let twoLines: Double
    /// How far the words of the axis reach beyond the plot.
    let overhang: Double

    static let screen = Room(
      width: FigureSheet.standardWidth, plotLeft: 352, plotRight: 726, twoLines: 36, overhang: 0)
    static let paper = Room(
      width: FigureSheet.paper.width, plotLeft: 300, plotRight: 560, twoLines: 32, overhang: 60)
  }

  /// A statement, as it is set on its row.
  private struct Row {
    let statement: Int
    let lines: [String]
    /// How far the marker of each viewpoint stands below the middle.
    let shifts: [Double]
    let height: Double
  }

  /// Half the width of a 90 % interval, in standard errors.
  private static let interval = Comparison.oneSided95
  private static let rowSize = 12.0
  private static let markerSize = 10.0
  /// The distance between markers that would cover each other on one line.
  private static let lane = 9.0
  /// The distance between the intervals of two viewpoints, and the size of the markers on them, which lie so
  /// close on every row.
  private static let intervalLane = 8.0

  /// `nil` when no factor has scores.
  /// - Parameter isOnPaper: whether it is for pages of paper.
  init?(_ document: AnalysisDocument, isOnPaper: Bool = false) {
    let scores = document.analysis.scores.z
    let known = scores.indices.filter { scores[$0] != nil }
    guard let alone = known.first, let first = scores[alone] else { return nil }
    self.document = document
    room = isOnPaper ? .paper : .screen
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

  /// The size of markers on rows.
  private var rowMarkerSize: Double { bootstrap == nil ? Self.markerSize : Self.intervalLane }

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
    return LinearScale(domain: (-end, end), range: (room.plotLeft, room.plotRight))
  }

  private func standardError(_ f: Int) -> Double? {
    document.analysis.characteristics.factors[f].empiricalStandardError
  }

  func scene() -> Scene {
    var sheet = head
    addRows(rows, to: &sheet)
    addFoot(to: &sheet)
    return sheet.scene(title: Self.title, description: description)
  }

  /// The same on as many pages of paper as leave its letters their size, each with its title, key and
  /// axis.
  func pages() -> [Scene] {
    let rows = rows
    var foot = FigureSheet(width: room.width)
    foot.y = 0
    addFoot(to: &foot)
    let (first, later) = (head, continuedHead)
    let ranges = FigureSheet.paperRanges(
      of: rows.map(\.height), below: (first.y, later.y), above: foot.y)
    return ranges.enumerated().map { number, range in
      var sheet = number == 0 ? first : later
      addRows(Array(rows[range]), to: &sheet)
      addFoot(to: &sheet)
      let ids = rows[range].map { statements[$0.statement].id }
      return sheet.scene(
        title: Self.title + (number == 0 ? "" : FigureSheet.continued),
        description: number == 0 ? description : "Statements \(NumberText.list(ids)).")
    }
  }

  private static let title = "Scores of all statements by viewpoint"
  private var heading: String {
    factors.count == 1 ? "Scores of the statements" : "Where viewpoints differ most"
  }

  /// What stands above the rows: heading, notes, how sure scores are, and the axis.
  private var head: FigureSheet {
    var sheet = FigureSheet(width: room.width)
    sheet.heading(heading)
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
    addAxis(to: &sheet, scale)
    return sheet
  }

  /// What stands above the rows of a further page.
  private var continuedHead: FigureSheet {
    var sheet = FigureSheet(width: room.width)
    sheet.heading(heading + FigureSheet.continued)
    sheet.note(document.notice)
    sheet.y += 10
    sheet.key(factors.map { .viewpoint($0, of: document) })
    sheet.y += 10
    addAxis(to: &sheet, scale)
    return sheet
  }

  /// The axis again, and what the right edge says.
  private func addFoot(to sheet: inout FigureSheet) {
    addTicks(to: &sheet, at: sheet.y + 18)
    sheet.y += 34
    sheet.note(labelNote)
  }

  /// A line a viewpoint: its marker and name, and how sure its scores are. The error is the same
  /// for every statement, so it is shown once and not at every marker.
  private func addPrecision(to sheet: inout FigureSheet) {
    let scale = scale
    let step = 21.0
    sheet.add(
      .text(
        "How sure a score is: ±1.645 standard errors (90 % interval)",
        at: Point((room.plotLeft + room.plotRight) / 2, sheet.y + 11), size: 11, anchor: .middle,
        paint: .mutedInk))
    sheet.y += 18
    for f in factors {
      let y = sheet.y + step / 2
      let name = TextMetrics.wrap(
        document.fullName(of: f), width: room.plotLeft - sheet.left - 40, size: 12, maxLines: 1)
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

  /// Where ids and words stand.
  private var columns: (idRoom: Double, textLeft: Double, textRoom: Double) {
    let left = FigureSheet(width: room.width).left
    let idRoom = min(
      64, statements.map { TextMetrics.width(of: $0.id, size: 12, weight: .bold) }.max() ?? 0)
    return (idRoom, left + idRoom + 14, room.plotLeft - 22 - left - idRoom - 14)
  }

  /// The rows in their order. One is taller where markers lie so close that they need lines of their own.
  private var rows: [Row] {
    let scale = scale
    let allowed = statements.count > 48 ? 1 : 2
    let words = order.map { j in
      TextMetrics.wrap(
        statements[j].brief, width: columns.textRoom, size: Self.rowSize, maxLines: allowed)
    }
    let usual = words.contains { $0.count > 1 } ? room.twoLines : 22
    return zip(order, words).map { j, lines in
      // Intervals would cover each other on one line.
      let shifts =
        bootstrap == nil
        ? Self.spread(factors.map { scale(z[$0][j]) })
        : factors.indices.map {
          (Double($0) - Double(factors.count - 1) / 2) * Self.intervalLane
        }
      let furthest = shifts.map(abs).max() ?? 0
      return Row(
        statement: j, lines: lines, shifts: shifts,
        height: max(usual, 2 * furthest + rowMarkerSize + 3))
    }
  }

  private func addRows(_ rows: [Row], to sheet: inout FigureSheet) {
    let scale = scale
    let top = sheet.y
    let tops = rows.reduce(into: [top]) { $0.append(($0.last ?? top) + $1.height) }
    let bottom = tops.last ?? top
    for (place, row) in rows.enumerated() where place.isMultiple(of: 2) {
      sheet.add(
        .rect(
          Rect(
            x: sheet.left - 8, y: tops[place], width: sheet.right - sheet.left + 16,
            height: row.height), .fill(.surface)))
    }
    for tick in scale.ticks(7) {
      sheet.add(
        .line(
          from: Point(scale(tick.value), top - 4), to: Point(scale(tick.value), bottom + 4),
          .stroke(tick.value == 0 ? .mutedInk : .rule)))
    }
    for (place, row) in rows.enumerated() {
      sheet.add(drawn(row, y: tops[place] + row.height / 2, scale))
    }
    sheet.y = bottom
  }

  private func addTicks(to sheet: inout FigureSheet, at y: Double) {
    let scale = scale
    for tick in scale.ticks(7) {
      sheet.add(
        .text(
          tick.value > 0 ? "+" + tick.label : tick.label, at: Point(scale(tick.value), y), size: 11,
          anchor: .middle, paint: .mutedInk))
    }
  }

  private func addAxis(to sheet: inout FigureSheet, _ scale: LinearScale) {
    let poles = document.poles
    let most = (room.plotRight - room.plotLeft) / 2 + room.overhang - 24
    sheet.y += 11
    for (words, x, anchor, arrow, shift) in [
      (poles.low, room.plotLeft - room.overhang, TextAnchor.start, "←", 16.0),
      (poles.high, room.plotRight + room.overhang, .end, "→", -16),
    ] {
      guard let line = TextMetrics.wrap(words, width: most, size: 11, maxLines: 1).first
      else { continue }
      let place = Point(x, sheet.y)
      sheet.add(.text(arrow, at: place, size: 11, anchor: anchor, paint: .mutedInk))
      sheet.add(
        .text(line, at: place.moved(right: shift), size: 11, anchor: anchor, paint: .mutedInk))
    }
    sheet.y += 20
    addTicks(to: &sheet, at: sheet.y)
    sheet.y += 10
  }

  private func drawn(_ row: Row, y: Double, _ scale: LinearScale) -> Element {
    let (j, places) = (row.statement, row.shifts)
    let (idRoom, textLeft, textRoom) = columns
    let statement = statements[j]
    let span = Self.span(factors.map { z[$0][j] })
    let scores = factors.map {
      "\(document.identifier(of: $0)) \(NumberText.fixed(z[$0][j], 2, signed: true))"
    }
    let found = label(j)
    let labelRoom = room.width - room.plotRight - 32
    let id = CardText.id(statement.id, width: idRoom, size: 12)
    let words = TextRun(
      "", at: Point(textLeft, y), size: Self.rowSize, baseline: .middle)
    return .group(
      classes: ["row"], data: [DataAttribute("statement", statement.id)],
      title: "\(statement.id): \(statement.text) (\(scores.joined(separator: ", ")))"
    ) {
      Element.text(
        id, at: Point(textLeft - 12, y), weight: .bold, anchor: .end, baseline: .middle)
      FigureSheet.set(row.lines, of: statement.brief, in: textRoom, like: words, leading: 1.25)
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
            f, at: Point(scale(z[f][j]), y + places[k]), size: rowMarkerSize)
        }
      }
      for line in TextMetrics.wrap(found, width: labelRoom, size: 11, maxLines: 1) {
        Element.text(line, at: Point(room.plotRight + 16, y), size: 11, baseline: .middle)
      }
    }
  }

  /// How far markers that would cover each other are moved up or down: to as few lines as they need.
  private static func spread(_ x: [Double]) -> [Double] {
    let apart = 0.9 * markerSize
    var shifts = [Double](repeating: 0, count: x.count)
    var cluster: [Int] = []
    func settle() {
      // The right end of each line so far.
      var ends: [Double] = []
      let lines = cluster.map { k in
        let line = ends.firstIndex { x[k] - $0 >= apart } ?? ends.count
        if line == ends.count { ends.append(x[k]) } else { ends[line] = x[k] }
        return line
      }
      for (k, line) in zip(cluster, lines) {
        shifts[k] = (Double(line) - Double(ends.count - 1) / 2) * lane
      }
    }
    for k in x.indices.sorted(by: { (x[$0], $0) < (x[$1], $1) }) {
      if let last = cluster.last, x[k] - x[last] >= apart {
        settle()
        cluster = []
      }
      cluster.append(k)
    }
    settle()
    return shifts
  }
}

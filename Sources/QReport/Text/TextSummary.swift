import QAnalysis
import QStudy

/// The answer for the terminal, in a screen or so.
package struct TextSummary {
  private let document: AnalysisDocument
  private let prose: Prose
  private let colour: Bool
  private let width: Int
  private var lines: [String] = []
  /// Whether the section has said which column of figures is whose.
  private var isHeaded = false

  /// Writes the summary.
  ///
  /// - Parameters:
  ///   - document: what is told.
  ///   - colour: whether ANSI escapes may be used.
  ///   - width: cells of a line, brought into 60 to 120.
  package static func render(_ document: AnalysisDocument, colour: Bool, width: Int) -> String {
    var summary = TextSummary(document, colour: colour, width: width)
    summary.write()
    // No-break spaces have kept figures and units on one line; copied text is better without.
    return summary.lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
  }

  private init(_ document: AnalysisDocument, colour: Bool, width: Int) {
    self.document = document
    prose = Prose(document)
    self.colour = colour
    self.width = min(120, max(60, width))
  }

  private enum Look: String {
    case bold = "1"
    case dim = "2"
    case warning = "33"
  }

  /// The signs of the viewpoints, the shapes of the figures' markers.
  private static let markers = ["●", "■", "▲", "◆", "▼", "✚", "★", "⬢"]
  /// Their ANSI colours.
  private static let colours = [34, 31, 32, 35, 33, 36, 93, 37]
  /// Statements listed of a group.
  private static let listed = 3

  private mutating func write() {
    add(document.study.title, look: .bold)
    if let illustrative = prose.illustrative { add(illustrative, look: .warning) }
    add("")
    add((prose.headline + [prose.confounded].compactMap(\.self)).map(\.text).joined(separator: " "))
    for warning in prose.prominentWarnings { add("! " + warning.message, look: .warning, rest: 2) }
    for viewpoint in prose.viewpoints { write(viewpoint) }
    writeCommonGround()
    writeThemes()
    heading("How sure")
    add([prose.reliability, prose.retention].compactMap(\.?.text).joined(separator: " "))
    let evidence = prose.evidence
    // Some parts of the evidence tell their warnings themselves.
    let told = Set(
      prose.prominentWarnings.map(\.message) + evidence.flatMap(\.sentences).map(\.text))
    for warning in document.warnings where !told.contains(warning.message) {
      add("! " + warning.message, look: .warning, rest: 2)
    }
    if !evidence.isEmpty { heading("How far it carries") }
    for (number, part) in evidence.enumerated() {
      if number > 0 { add("") }
      add(part.title, look: .bold)
      for sentence in part.sentences { add(sentence.text) }
    }
    add("")
    add("More: --out DIR writes report.html with every table and figure.", look: .dim)
  }

  private mutating func write(_ viewpoint: ViewpointProse) {
    add("")
    let mark = marker(viewpoint.factor)
    let name = DisplayWidth.cut(
      DisplayWidth.harmless(document.fullName(of: viewpoint.factor)), to: width - 2)
    let summary = viewpoint.summary.text
    if DisplayWidth.of(name) + DisplayWidth.of(summary) + 4 <= width {
      lines.append("\(mark) \(paint(name, .bold))  \(summary)")
    } else {
      lines.append("\(mark) \(paint(name, .bold))")
      add(summary, indent: 2)
    }
    if let gist = viewpoint.gist { add(gist, indent: 2) }
    // The top and the bottom of the viewpoint's own sort; the page has the whole columns.
    let telling =
      (viewpoint.most?.statements.prefix(2) ?? []) + (viewpoint.least?.statements.prefix(1) ?? [])
    for j in telling { statement(j, values: [prose.column(of: j, factor: viewpoint.factor)]) }
    if let marked = prose.distinguished(viewpoint) { add(marked.text, indent: 2) }
  }

  private mutating func writeCommonGround() {
    heading("What they share")
    let ground = prose.commonGround
    if prose.isClassical {
      add(ground.degree.text)
      list(ground.degree.statements)
      return
    }
    add(ground.summary.text)
    for group in ground.groups {
      let rest = group.lead.statements.count - Self.listed
      add(
        group.lead.text + (rest > 0 ? " (\(Self.listed) of \(group.lead.statements.count))" : "")
          + ":", look: .bold)
      list(group.lead.statements)
    }
    if let likely = ground.likely { add(likely.text, look: .dim) }
    if let nearest = ground.nearest {
      add(nearest.text)
      list(nearest.statements)
    }
    // The warning says as much where agreement is out of reach.
    if !ground.degree.statements.isEmpty { add(ground.degree.text) }
  }

  private mutating func writeThemes() {
    heading("Where they part")
    for sentence in prose.divergence {
      add(sentence.text)
      list(sentence.statements)
    }
    let themes = prose.comparedThemes
    guard !themes.isEmpty else { return }
    let labels = themes.map {
      DisplayWidth.cut(DisplayWidth.harmless($0.result.theme.label), to: 24)
    }
    let room = labels.map { DisplayWidth.of($0) }.max() ?? 0
    for (theme, label) in zip(themes, labels) {
      let cells = theme.result.share.map { Int((10 * $0).rounded()) } ?? 0
      let bar = String(repeating: "▇", count: cells) + String(repeating: " ", count: 10 - cells)
      let share = theme.result.share.map { padded(NumberText.percent($0), to: 5) } ?? ""
      let gap = String(repeating: " ", count: room - DisplayWidth.of(label))
      let scale = theme.result.share == nil ? "" : "\(paint(bar, .dim)) \(share)  "
      let who = theme.result.label == .divided ? stances(theme.result) : (text: "", width: 0)
      let heavy = theme.isHeavy ? ", more than its size" : ""
      let used = 2 + (theme.result.share == nil ? 0 : 18) + room + 2
      let words = DisplayWidth.wrap(theme.verdict + heavy, width: max(20, width - used))
      lines.append("  \(scale)\(label)\(gap)  \(words.first ?? "")")
      let blank = String(repeating: " ", count: used)
      for line in words.dropFirst() { lines.append(blank + line) }
      // Who stands where follows the label, or stands below it where the line is full.
      guard let last = words.last, who.width > 0 else { continue }
      if used + DisplayWidth.of(last) + 2 + who.width <= width {
        lines[lines.count - 1] += "  " + who.text
      } else {
        lines.append(blank + who.text)
      }
    }
  }

  /// `● + ■ − ▲ ·`: for, against, around the middle.
  private func stances(_ theme: ThemeResult) -> (text: String, width: Int) {
    let signs = theme.stances.enumerated().compactMap { f, stance in
      stance.map { "\(marker(f))\u{A0}\(ThemeSide($0).sign)" }
    }
    return (signs.joined(separator: " "), max(0, 4 * signs.count - 1))
  }

  // MARK: Lines

  /// The first of some statements with the column each viewpoint gives them; the first list of a section
  /// has a head.
  private mutating func list(_ statements: [Int]) {
    if !isHeaded, document.factors > 1, !statements.isEmpty {
      let ids = (0..<document.factors).map { padded(document.identifier(of: $0), to: 3) }
      lines.append(paint("  " + ids.joined(separator: " "), .dim))
      isHeaded = true
    }
    for j in statements.prefix(Self.listed) { statement(j, values: columns(j)) }
  }

  private func columns(_ j: Int) -> [Int?] {
    (0..<document.factors).map { prose.column(of: j, factor: $0) }
  }

  /// One statement on a line: columns, number, as much of the wording as there is room for.
  private mutating func statement(_ j: Int, values: [Int?]) {
    let statement = document.study.statements[j]
    let isSigned = document.analysis.table.grid.isSigned
    let figures =
      values
      .map { padded(NumberText.integer($0, signed: isSigned), to: 3) }.joined(separator: " ")
    let id = padded(DisplayWidth.harmless(statement.id), to: 3)
    let lead = "  \(figures)  \(id)  "
    let text = DisplayWidth.cut(
      DisplayWidth.harmless(statement.text), to: max(20, width - DisplayWidth.of(lead)))
    lines.append("  \(paint(figures, .bold))  \(paint(id, .dim))  \(text)")
  }

  private mutating func heading(_ text: String) {
    isHeaded = false
    add("")
    add(text.uppercased(), look: .bold)
  }

  private mutating func add(_ text: String, look: Look? = nil, indent: Int = 0, rest: Int = 0) {
    guard !text.isEmpty else {
      lines.append("")
      return
    }
    let wrapped = DisplayWidth.wrap(DisplayWidth.harmless(text), width: width - indent - rest)
    for (number, line) in wrapped.enumerated() {
      let blank = String(repeating: " ", count: indent + (number > 0 ? rest : 0))
      lines.append(blank + (look.map { paint(line, $0) } ?? line))
    }
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  private func paint(_ text: String, _ look: Look) -> String {
    colour ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func marker(_ f: Int) -> String {
    let sign = Self.markers[f % Self.markers.count]
    return colour ? "\u{1B}[\(Self.colours[f % Self.colours.count])m\(sign)\u{1B}[0m" : sign
  }
}

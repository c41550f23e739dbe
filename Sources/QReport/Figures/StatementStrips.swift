import QAnalysis
import QDrawing
import QStudy

/// The strips of all statements below each other, those on which the viewpoints lie furthest apart first.
struct StatementStrips {
  private let document: AnalysisDocument
  /// The room for the words of a statement, in px.
  private static let wordsWidth = 420.0
  private static let gap = 12.0

  /// `nil` where no viewpoint has an array.
  init?(_ document: AnalysisDocument) {
    guard document.analysis.scores.arrays.contains(where: { $0 != nil }) else { return nil }
    self.document = document
  }

  func scene() -> Scene {
    var sheet = FigureSheet()
    sheet.heading("The column of each statement in each viewpoint")
    sheet.note(
      "On top the statements on which the viewpoints lie furthest apart.", document.withoutScores,
      document.notice)
    sheet.y += 14
    sheet.key((0..<document.factors).map { .viewpoint($0, of: document) })
    sheet.y += 18
    for statement in Prose(document).byLargestDifference { add(statement, to: &sheet) }
    return sheet.scene(
      title: "The column of each statement in each viewpoint",
      description: "\(NumberText.count(document.study.statements.count, "statement")), each on a "
        + "line from the lowest column to the highest.")
  }

  private func add(_ j: Int, to sheet: inout FigureSheet) {
    let strip = StatementStrip(document, statement: j).scene()
    let size = FigureSheet.textSize
    let text = document.wording(of: j)
    let id = CardText.id(document.study.statements[j].id, width: 60, size: size)
    let lines = TextMetrics.wrap(text, width: Self.wordsWidth - 68, size: size)
    let words = Double(lines.count) * size * FigureSheet.leading
    let height = max(words, strip.size.height)
    let top = sheet.y
    let run = TextRun("", at: Point(sheet.left + 68, top + size), size: size)
    sheet.add(
      .group(
        classes: ["strip"],
        data: [DataAttribute("statement", document.study.statements[j].id)],
        title: "\(document.study.statements[j].id): \(text) \(strip.description)"
      ) {
        Element.text(
          id, at: Point(sheet.left, top + size), size: size, weight: .bold, paint: .mutedInk)
        FigureSheet.set(lines, of: text, in: Self.wordsWidth - 68, like: run)
        strip.elements.map {
          $0.placed(at: Point(sheet.right - strip.size.width, top + (height - strip.size.height)))
        }
      })
    sheet.y += height + Self.gap
    sheet.add(
      .line(
        from: Point(sheet.left, sheet.y - Self.gap / 2),
        to: Point(sheet.right, sheet.y - Self.gap / 2), .stroke(.rule)))
  }
}

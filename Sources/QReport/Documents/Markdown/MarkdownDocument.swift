package import QDrawing

/// A manuscript in Markdown.
package enum MarkdownDocument {
  /// The text.
  ///
  /// - Parameter files: the file of each picture that is written beside it, from where the text will
  ///   lie; a picture without a file is told in words.
  package static func text(of manuscript: Manuscript, files: [Scene: String] = [:]) -> String {
    var writer = Writer(files: files)
    var parts = manuscript.notice.map { ["**\(MarkdownText.escaped($0))**"] } ?? []
    parts += writer.parts(manuscript.blocks)
    if !manuscript.footer.isEmpty { parts += ["---", MarkdownText.line(manuscript.footer)] }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

private struct Writer {
  let files: [Scene: String]
  private var depth = HeadingDepth()

  init(files: [Scene: String]) { self.files = files }

  /// Parts that a blank line stands between.
  mutating func parts(_ blocks: [Block]) -> [String] {
    var parts: [String] = []
    for block in blocks { parts += self.parts(block).filter { !$0.isEmpty } }
    return parts
  }

  private mutating func parts(_ block: Block) -> [String] {
    switch block {
    case .heading(let text, let level, _):
      [
        String(repeating: "#", count: min(6, depth.depth(of: level))) + " "
          + MarkdownText.escaped(text)
      ]
    case .paragraph(let text, let voice): [paragraph(text, voice)]
    case .list(let items): [items.map { "- " + MarkdownText.line($0) }.joined(separator: "\n")]
    case .statements(let lines): [lines.map(statement).joined(separator: "\n")]
    case .table(let table):
      [
        "**\(MarkdownText.escaped(table.title))**", MarkdownText.line(table.note),
        table.rows.isEmpty ? "" : String(MarkdownText.pipes(table).dropLast()),
      ]
    case .figure(let scene, _, _), .key(let scene, _): [picture(scene)]
    case .beside(let columns): parts(columns.flatMap(\.self))
    case .columns(let texts): texts.map { paragraph($0, .quiet) }
    case .together(let blocks): parts(blocks)
    case .contents, .newPage: []
    }
  }

  private func paragraph(_ text: String, _ voice: Block.Voice) -> String {
    let line = MarkdownText.line(text)
    switch voice {
    case .body, .lead, .quiet: return line
    case .notice, .quote: return line.isEmpty ? "" : "> " + line
    }
  }

  /// A statement as an item: number, wording, and the column of each viewpoint.
  private func statement(_ line: StatementLine) -> String {
    let remark = line.remark.isEmpty ? "" : " (\(MarkdownText.escaped(line.remark)))"
    let columns = line.columns.map { MarkdownText.escaped("\($0.name) \($0.text)") }
    let told = columns.isEmpty ? "" : ": " + columns.joined(separator: ", ")
    let picture = line.picture.map { "\n  " + self.picture($0) } ?? ""
    return "- **\(MarkdownText.escaped(line.id))** \(MarkdownText.escaped(line.wording))"
      + remark + told + picture
  }

  private func picture(_ scene: Scene) -> String {
    let title = MarkdownText.escaped(scene.title)
    let words = MarkdownText.escaped(scene.description)
    if let file = files[scene] { return "![\(title)](\(file))" }
    return title.isEmpty ? MarkdownText.line(scene.description) : "*\(title)*: \(words)"
  }
}

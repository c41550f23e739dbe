package import QDrawing
import QTables

/// A manuscript as a Word document: Office Open XML (ECMA-376, the transitional form), with styles,
/// tables, lists and pictures that a person can go on working with.
///
/// The same manuscript gives the same bytes on one machine.
package enum WordDocument {
  /// The file.
  ///
  /// - Parameters:
  ///   - style: paper and sizes; fonts are those of whoever opens the file.
  ///   - fitting: the number of pages it should take: letters and pictures are as large as they are
  ///     in a PDF of so many pages. Another program breaks lines elsewhere, so it may take one more.
  /// - Throws: `DrawingError` for a picture that can't be drawn, `ZIPError` without memory.
  package static func render(_ manuscript: Manuscript, style: PageStyle, fitting: PageCount = .any)
    throws -> Drawn
  {
    let sections = sections(manuscript, style: style, fitting: fitting)
    var style = style
    style.textSize = sections.first?.style.textSize ?? style.textSize
    let parts = WordParts(manuscript, style: style)
    var body = WordBody(manuscript)
    var xml = ""
    var titles = 0
    for (index, part) in sections.enumerated() {
      xml += try body.xml(of: part.blocks, style: part.style)
      titles += part.blocks.compactMap(\.title).count
      let section = parts.section(part.style, title: titles)
      // The end of a section is told by its last paragraph; that of the last, by the document.
      guard index < sections.count - 1 else {
        xml += section
        break
      }
      var end = WordParagraph(.tableEnd, "")
      end.section = section
      xml += end.xml
    }
    let files = parts.files(body: xml, pictures: body.pictures.files)
    return Drawn(bytes: try zipBytes(files), unshown: body.pictures.unshown)
  }

  /// How much of the size that pictures have in a PDF they keep, for words take more room in fonts
  /// that are not known.
  private static let spared = 0.94

  /// What stands between page breaks, and the style of its pages; styles of letters are those of the
  /// whole document, so its smallest part rules.
  private static func sections(_ manuscript: Manuscript, style: PageStyle, fitting: PageCount)
    -> [(blocks: [Block], style: PageStyle)]
  {
    guard fitting != .any else { return manuscript.parts(style: style) }
    let fitted = PartFit.parts(of: manuscript, style: style, to: fitting)
    let worded = fitted.filter { !$0.isPicture }
    let textSize = worded.map(\.style.textSize).min() ?? style.textSize
    return fitted.map { part in
      var style = part.style
      style.textSize = textSize
      style.figureShare *= spared
      return (part.blocks, style)
    }
  }
}

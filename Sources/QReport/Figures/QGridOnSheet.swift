import QAnalysis
import QDrawing

extension QGridFigure {
  /// The same on a sheet with room for larger letters, the largest last: as long as no more words are
  /// cut or broken.
  var larger: [Scene] {
    func spoilt(_ layout: Layout) -> Int {
      let inner = layout.card.width - 2 * layout.padding
      return statements.indices.count { j in
        (layout.whole?[j].count ?? 0) > layout.lines
          || CardText.breaksWords(text(j), width: inner, size: layout.textSize)
      }
    }
    let allowed = spoilt(layout)
    return Layout.smallerWidths.compactMap { width in
      var grid = self
      grid.widthOnSheet = width
      let layout = grid.layout
      return layout.sheetWidth == width && spoilt(layout) <= allowed ? grid.scene() : nil
    }
  }

  /// The picture of a sheet.
  var block: Block {
    var alone = self
    alone.isAlone = true
    return .figure(
      scene(), onPaper: PaperForms(larger: larger, alone: isSort ? alone.scene() : nil))
  }
}

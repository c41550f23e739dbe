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
    // What has no room in one size has none in the next either: on many slips, looking is what takes time.
    let grids = Layout.smallerWidths.lazy.map { width in
      var grid = self
      grid.widthOnSheet = width
      return grid
    }
    return grids.prefix { grid in
      let layout = grid.layout
      return layout.sheetWidth == grid.widthOnSheet && spoilt(layout) <= allowed
    }.map { $0.scene() }
  }

  /// The picture of a sheet.
  var block: Block {
    var alone = self
    alone.isAlone = true
    return .figure(
      scene(), onPaper: PaperForms(larger: larger, alone: isSort ? alone.scene() : nil))
  }
}

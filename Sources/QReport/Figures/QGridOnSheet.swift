import QAnalysis
import QDrawing

extension QGridFigure {
  /// How tall a grid with a page of its own may be, in px of one as wide as a sheet.
  private static let tallestAlone = 990.0

  /// The same on a sheet with room for larger letters, the largest last: as long as no other words are
  /// cut, and no more are broken.
  private var larger: [QGridFigure] {
    func broken(_ layout: Layout) -> Int {
      let inner = layout.card.width - 2 * layout.padding
      return statements.indices.count {
        CardText.breaksWords(text($0), width: inner, size: layout.textSize)
      }
    }
    let own = layout
    let (allowed, mostBroken) = (Set(cut(own)), broken(own))
    // What has no room in one size has none in the next either: on many slips, looking is what takes time.
    let grids = Layout.smallerWidths.lazy.map { width in
      var grid = self
      grid.widthOnSheet = width
      return grid
    }
    return Array(
      grids.prefix { grid in
        let layout = grid.layout
        return layout.sheetWidth == grid.widthOnSheet
          && allowed.isSuperset(of: grid.cut(layout)) && broken(layout) <= mostBroken
      })
  }

  /// The picture of a sheet.
  var block: Block {
    let larger = larger
    // On a page of its own it is in the largest letters with which it is no taller than that.
    let alone = ([self] + larger).reversed().lazy.map { grid in
      var grid = grid
      grid.isAlone = true
      return grid.scene()
    }
    let fitting = alone.first {
      $0.size.height * Layout.widthOnSheet <= Self.tallestAlone * $0.size.width
    }
    return .figure(
      scene(),
      onPaper: PaperForms(larger: larger.map { $0.scene() }, alone: fitting ?? alone.last))
  }

  /// The picture for a page of a report, in the largest letters with which it is no taller than wide.
  var onPaper: Scene {
    larger.reversed().lazy.map { $0.scene() }.first { $0.size.height <= $0.size.width } ?? scene()
  }
}

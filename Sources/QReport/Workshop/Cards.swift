import QDrawing
import QStudy

extension WorkshopSheets {
  /// Cards to cut or break out, and after each sheet of them one with their numbers, to be printed on its
  /// back over the long edge.
  func cards() throws(Refusal) -> [PDFPage] {
    let places = CardPlaces(on: paper)
    let sizes = try letterSizes()
    var pages: [PDFPage] = []
    for start in stride(from: 0, to: study.statements.count, by: places.perPage) {
      let own = Array(
        study.statements[start..<min(start + places.perPage, study.statements.count)])
      var front = places.cropMarks
      var back: [Element] = []
      for (index, statement) in own.enumerated() {
        front.append(words(statement, in: places.card(index), size: sizes[start + index]))
        back += number(statement.id, in: places.back(index))
      }
      pages += [scene(titled(.cards), front), scene(titled(.cards), back)]
    }
    return pages
  }

  /// What a card has for words.
  private static let room = Rect(
    x: 0, y: 0, width: CardPlaces.card.width, height: CardPlaces.card.height
  ).inset(by: millimetres(5)).size
  private static let (largest, usual, least) = (points(15), points(10), points(7))

  private func set(_ statement: Statement, size: Double) -> SetText {
    SetText(wording(statement), width: Self.room.width, size: size, leading: 1.3)
  }

  /// The largest size at which a wording fits, from 15 points down to 7.
  private func largestSize(_ statement: Statement) throws(Refusal) -> Double {
    var size = Self.largest
    while size >= Self.least {
      if set(statement, size: size).height <= Self.room.height { return size }
      size -= 0.5
    }
    throw .tooLong(statement: statement.id)
  }

  /// One size for the whole deck, so that no card stands out by its letters: that of the longest wording, but
  /// not less than 10 points; longer ones alone are smaller.
  private func letterSizes() throws(Refusal) -> [Double] {
    var largest: [Double] = []
    for statement in study.statements { largest.append(try largestSize(statement)) }
    let common = max(largest.min() ?? Self.largest, Self.usual)
    return largest.map { min($0, common) }
  }

  private func words(_ statement: Statement, in card: Rect, size: Double) -> Element {
    let set = set(statement, size: size)
    let room = card.inset(by: millimetres(5))
    let top = room.centre.y - set.height / 2
    return .tagged(.paragraph, set.elements(at: Point(room.left, top), anchor: .middle))
  }

  /// The number on the back, smaller where it is wider than the card.
  private func number(_ id: String, in card: Rect) -> [Element] {
    let room = card.inset(by: millimetres(5))
    let set = SetText.fitted(
      id, into: room.size, size: millimetres(14), least: millimetres(3), weight: .bold)
    let place = Point(room.left, room.centre.y - set.height / 2)
    return [.tagged(.paragraph, set.elements(at: place, anchor: .middle))]
  }
}

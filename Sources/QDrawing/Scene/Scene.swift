/// A picture: its size, the words that stand for it, and what is to be drawn from back to front.
///
///     var scene = Scene(size: Size(300, 200), title: "Scores", description: "Three bars.")
///     scene.add(.line(from: Point(10, 190), to: Point(290, 190)))
///     scene.add(.text("Score", at: Point(150, 198), anchor: .middle))
///
/// A scene knows of no file format. Every back end draws it with the same meaning.
package struct Scene: Hashable, Sendable {
  /// The extent in px units (1/96 inch); the origin is at the top left.
  package var size: Size
  /// What the picture is called, in a few words. A picture with neither title nor description is
  /// taken for decoration and hidden from screen readers.
  package var title: String
  /// What there is to be seen, for a person who doesn't see it.
  package var description: String
  /// What is drawn; a later element covers an earlier one.
  package private(set) var elements: [Element]

  /// Makes a scene, empty unless elements are given.
  package init(size: Size, title: String, description: String, elements: [Element] = []) {
    self.size = size
    self.title = title
    self.description = description
    self.elements = elements
  }

  /// Makes a scene whose elements are listed by a builder.
  package init(
    size: Size, title: String, description: String, @SceneBuilder elements: () -> [Element]
  ) {
    self.init(size: size, title: title, description: description, elements: elements())
  }

  /// Draws an element on top of all before it.
  package mutating func add(_ element: Element) {
    elements.append(element)
  }

  /// Draws elements on top of all before them, in their order.
  package mutating func add(_ more: [Element]) {
    elements += more
  }
}

extension Scene {
  /// What is read out in place of the picture: its title, its description and the titles of its
  /// groups, such as the cards of a grid, in the order in which they are drawn.
  package var spoken: String {
    func titles(_ elements: [Element]) -> [String] {
      elements.flatMap { element -> [String] in
        switch element {
        case .rect, .line, .path, .circle, .text: []
        case .group(_, _, _, let title, _, let inner): [title].compactMap(\.self) + titles(inner)
        case .link(_, let inner), .tagged(_, let inner): titles(inner)
        }
      }
    }
    return ([title, description] + titles(elements)).filter { !$0.isEmpty }.map {
      $0.last?.isPunctuation == true ? $0 : $0 + "."
    }.joined(separator: " ")
  }

  /// The picture as a part of a page.
  ///
  /// - Parameters:
  ///   - origin: where its top left corner lies.
  ///   - scale: how many times as large it is drawn.
  ///   - alternative: what is read out in its place; what it says of itself where it is `nil`.
  package func asFigure(at origin: Point, scale: Double = 1, alternative: String? = nil)
    -> Element
  {
    .tagged(
      .figure(alternative: alternative ?? spoken),
      elements.map { $0.placed(at: origin, scale: scale) })
  }
}

/// Collects elements that are listed in a closure, with `if`, `switch` and `for` among them.
@resultBuilder
package enum SceneBuilder {
  /// Takes one element.
  package static func buildExpression(_ element: Element) -> [Element] { [element] }
  /// Takes elements made elsewhere.
  package static func buildExpression(_ elements: [Element]) -> [Element] { elements }
  /// Joins what the lines of the closure made.
  package static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap { $0 } }
  /// Takes what an `if` without `else` made, if anything.
  package static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  /// Takes what the first branch made.
  package static func buildEither(first part: [Element]) -> [Element] { part }
  /// Takes what the other branch made.
  package static func buildEither(second part: [Element]) -> [Element] { part }
  /// Joins what the rounds of a `for` loop made.
  package static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap { $0 } }
}

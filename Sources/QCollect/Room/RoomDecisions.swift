/// What a facilitator decided about the viewpoints.
package struct RoomDecisions: Equatable, Sendable {
  /// How many viewpoints; nil for the suggestion.
  package var viewpoints: Int?
  /// How many viewpoints names and arrays are of; nil before there are any.
  package internal(set) var count: Int?
  /// What viewpoints are called, by the key under which they first appeared.
  package var names: [String: Naming] = [:]
  /// The arrays of viewpoints as they last looked, by key: what keeps their place, shape and colour.
  package var arrays: [String: [Int]] = [:]
  /// Names and arrays of other numbers of viewpoints, by that number: they are there again when it is.
  var laidAside: [Int: LaidAside] = [:]
  /// Ids of the sorts that the room itself has ever left out, as they could not be analysed: whatever else a
  /// recipe leaves out, somebody chose.
  package internal(set) var leftOut: Set<String> = []

  /// The name and the sentence of a viewpoint.
  package struct Naming: Equatable, Sendable {
    package var name: String
    package var gist: String

    /// Makes a naming.
    package init(name: String, gist: String) {
      self.name = name
      self.gist = gist
    }

    /// The same without blanks at the ends and in a row.
    var tidied: Naming {
      let tidy = { (text: String) in
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      return Naming(name: tidy(name), gist: tidy(gist))
    }
  }

  /// What was decided about viewpoints that are not shown now.
  struct LaidAside: Equatable, Sendable {
    var names: [String: Naming]
    var arrays: [String: [Int]]
  }

  /// Nothing decided.
  package init() {}

  /// The number that stays as sorts come in: the chosen one, else that of viewpoints with names.
  package var number: Int? { viewpoints ?? (names.isEmpty ? nil : count) }

  /// The arrays by which viewpoints of a number keep their places: those of when there were last so many, else
  /// those of the number that is shown.
  package func arrays(for number: Int) -> [String: [Int]] {
    count == number ? arrays : laidAside[number]?.arrays ?? arrays
  }

  /// Turns to the viewpoints of another number. Those that went before lend them neither place nor name.
  mutating func turn(to number: Int) {
    guard let count, count != number else {
      self.count = number
      return
    }
    laidAside[count] = LaidAside(names: names, arrays: arrays)
    let earlier = laidAside.removeValue(forKey: number)
    names = earlier?.names ?? [:]
    arrays = earlier?.arrays ?? [:]
    self.count = number
  }
}

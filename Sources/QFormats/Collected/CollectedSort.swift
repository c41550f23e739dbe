package import QStudy

/// One person's record as a collecting program wrote it, in terms that all of them share.
package struct CollectedSort: Sendable {
  /// What names the person: a code they typed, else what the program gave them; blank where the
  /// record has neither.
  package var id: String
  /// Where the record begins.
  package var location: Location
  /// The value of each statement, in the order of their numbers; `nil` for one that was not placed.
  package var placements: [Int?]
  /// What the person wrote, by the number of the statement, which is its id.
  package var comments: [(statement: Int, text: String)]
  /// Background answers, sizes of the pre-sort piles, times, codes: names and values in the order of
  /// the record; blank values are left out.
  package var attributes: [(name: String, value: String)]

  /// Makes a record.
  package init(
    id: String, location: Location, placements: [Int?],
    comments: [(statement: Int, text: String)] = [],
    attributes: [(name: String, value: String)] = []
  ) {
    self.id = id
    self.location = location
    self.placements = placements
    self.comments = comments
    self.attributes = attributes
  }
}

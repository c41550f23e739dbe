internal import QStudy
internal import QTables

/// One record as names and values: the form to which every way of carrying records is brought.
struct CollectedRecord: Sendable {
  /// What the carrier calls the record; blank where it has no name.
  var key = ""
  /// Where the record begins.
  var location: Location
  /// Names and values, in order; a name may come twice.
  var fields: [(name: String, value: String)] = []

  /// The first value under a name that says something.
  subscript(name: String) -> String? {
    fields.lazy.filter { $0.name == name }.map { stated($0.value) }.first { !$0.isEmpty }
  }

  /// For how many statements the sort has room, counted without taking it apart.
  var cards: Int {
    self["sort"].map { text in text.utf8.count { $0 == UInt8(ascii: "|") } + 1 } ?? 0
  }

  /// The values of the sort as written, one a statement; nil where there is no finished sort.
  var sort: [String]? {
    guard let text = self["sort"] else { return nil }
    let values = text.split(separator: "|", omittingEmptySubsequences: false)
      .map { stated(String($0)) }
    return values.contains { !$0.isEmpty } ? values : nil
  }
}

/// What EQ Web Sort and Quince write where a comment or an answer was left out.
private let noResponse: Set<String> = ["no response", "no-*?*-response"]

/// What the programs write where nothing was answered, letter by letter: a person may be called Null.
private let missingMarkers: Set<String> = noResponse.union([
  "---", "no_response", "no data", "no part ID", "no usercode set", "info - n.a.",
])

/// A value without the blanks around it; empty where it only says that there is none.
func stated(_ value: String) -> String {
  let text = trimmed(value)
  return missingMarkers.contains(text) ? "" : text
}

/// An answer to a question of a survey, as `stated`; empty also for a rating of which no row was
/// answered.
func answered(_ value: String) -> String {
  let text = stated(value)
  if text.hasPrefix("nr"), text.split(separator: ",").allSatisfy({ $0 == "nr" }) { return "" }
  return text
}

/// A comment; empty where the program put its words in the place of one that was not written.
func commented(_ text: String) -> String { noResponse.contains(text) ? "" : text }

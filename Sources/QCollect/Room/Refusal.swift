import QTables

/// What a page asked for and does not get, with the status of the answer.
package struct Refusal: Error, Equatable, Sendable {
  /// The status of the answer (RFC 9110).
  package let status: Int
  /// A word by which the page tells refusals apart.
  package let code: String
  /// What was found, what was expected and what to do, to be shown.
  package let message: String
  /// What the page needs beside it.
  var details: [(String, JSONValue)] = []

  init(_ status: Int, _ code: String, _ message: String, _ details: [(String, JSONValue)] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.details = details
  }

  package static func == (a: Refusal, b: Refusal) -> Bool {
    a.status == b.status && a.code == b.code && a.message == b.message
  }

  /// The body of the answer.
  var json: JSONValue {
    .object([("error", .string(code)), ("message", .string(message))] + details)
  }

  static let unknown = Refusal(
    401, "unknown", "There is no record under this code. Check the code, or begin anew.")
  static let superseded = Refusal(
    409, "superseded", "This sort was opened on another device. It goes on there.")
  static let frozen = Refusal(
    409, "frozen",
    "People have sorted these cards: question, statements and grid stay as they are.")
  static let badRequest = Refusal(400, "malformed", "The page sent something that can't be read.")
  static let tooFast = Refusal(
    429, "slow", "Too many wrong codes were tried. Wait a minute and try again.")
  static let tooMany = Refusal(
    429, "slow",
    "Too many people have come in from this address at once. Wait a minute and try again.")
  static let notSaved = Refusal(
    507, "unsaved",
    "What you did can't be saved at the moment: the disk of the host's computer takes nothing. "
      + "The page keeps it and tries again.")
  static let notDone = Refusal(
    507, "unsaved",
    "That can't be done at the moment: the disk of the host's computer takes nothing. Nothing has "
      + "changed; try again when there is space on it.")
}

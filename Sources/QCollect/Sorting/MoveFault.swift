/// Why a move can't be made, in words for the person who made it.
package struct MoveFault: Error, Equatable, Sendable {
  /// What was found, what was expected and what to do.
  package let message: String

  init(_ message: String) { self.message = message }
}

/// What each device that holds a record is known by on the live connection, which knows no code: nobody else can
/// tell whose ticket it is.
struct Tickets {
  private var current: [String: String] = [:]
  /// Tickets of the devices whose records went on elsewhere, the latest last.
  private(set) var passed: [String] = []

  /// As many as are told: whoever missed more of them learns it with the next move.
  private static let told = 16

  /// A ticket for the device on which a record is opened; that of the device before has passed.
  ///
  /// - Parameter record: the hash of its code.
  mutating func renew(for record: String) -> String {
    if let before = current[record] { passed = (passed + [before]).suffix(Self.told) }
    let ticket = String(UInt64.random(in: 0 ... .max), radix: 36)
    current[record] = ticket
    return ticket
  }

  /// Forgets the device of a record that is no more.
  mutating func forget(_ record: String) { current[record] = nil }
}

/// One person's ranking of the statements under one condition of instruction.
public struct QSort: Equatable, Sendable {
  /// Identifier, unique within the study.
  public var id: String
  /// Who sorted; a person may sort under several conditions.
  public var participant: String
  /// The condition of instruction, `nil` where the study has only one.
  public var condition: String?
  /// Grid value given to each statement, in the order of the study's statements; `nil` where the
  /// cell is blank.
  public var placements: [Int?]

  /// Makes a sort; the participant bears the sort's identifier unless another is given.
  public init(
    id: String, participant: String? = nil, condition: String? = nil, placements: [Int?]
  ) {
    self.id = id
    self.participant = participant ?? id
    self.condition = condition
    self.placements = placements
  }
}

extension QSort {
  /// The option that leaves the sort out, as it is typed in a shell.
  package var exclusion: String { Self.exclusion(of: [id]) }

  /// The option that leaves some sorts out.
  package static func exclusion(of ids: [String]) -> String {
    let id = ids.joined(separator: ",")
    let isPlain = id.allSatisfy { $0.isLetter || $0.isNumber || "-_.,".contains($0) }
    let word = isPlain ? id : "'" + id.replacing("'", with: "'\\''") + "'"
    // After a blank a word that begins with - would be another option.
    return (id.hasPrefix("-") ? "--exclude=" : "--exclude ") + word
  }
}

/// A person who sorted, with what is known of them.
public struct Participant: Equatable, Sendable {
  /// Identifier used by sorts.
  public var id: String
  /// Attribute name to value, such as organisation or role; blank cells are left out.
  public var attributes: [String: String]

  /// Makes a participant.
  public init(id: String, attributes: [String: String] = [:]) {
    self.id = id
    self.attributes = attributes
  }
}

/// What a participant wrote about where they put a statement.
public struct Comment: Equatable, Sendable {
  /// Identifier of the sort.
  public var sort: String
  /// Identifier of the statement.
  public var statement: String
  /// The participant's words.
  public var text: String
  /// Whether the participant agreed that sheets for everyone show them, without a name.
  public var isShared: Bool

  /// Makes a comment; it is nobody else's to read unless its writer agreed.
  public init(sort: String, statement: String, text: String, isShared: Bool = false) {
    self.sort = sort
    self.statement = statement
    self.text = text
    self.isShared = isShared
  }
}

/// A JSON document (RFC 8259).
///
/// Objects keep the order of their members. A number without fraction and exponent is an `integer`
/// where `Int` holds it, any other a `number`.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// An object from its members, in order.
  package static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members))
  }

  /// The member of that name; nil where there is none, and for anything but an object.
  package subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element at that place; nil past the end, and for anything but an array.
  package subscript(index: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(index) {
      elements[index]
    } else {
      nil
    }
  }

  /// The number, whole or not; nil for anything else.
  package var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The whole number, also where it was written as `3.0`; nil for anything else.
  package var int: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The text; nil for anything but a string.
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The truth value; nil for anything but `true` and `false`.
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements; nil for anything but an array.
  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members; nil for anything but an object.
  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }
}

/// The members of a JSON object, in order.
package struct JSONObject: Sendable {
  /// Names and values.
  package let members: [(key: String, value: JSONValue)]
  /// The line of the file on which it begins; nil for one that was not read.
  package let line: Int?

  /// An object from its members; the reader refuses a name that occurs twice, this does not.
  package init(_ members: [(String, JSONValue)], line: Int? = nil) {
    self.members = members.map { (key: $0.0, value: $0.1) }
    self.line = line
  }

  /// The first member of that name.
  package subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }
}

extension JSONValue: Equatable {
  /// Whether two documents hold the same; the order of members counts, and `3` equals `3.0`.
  package static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      Int(exactly: b) == a
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONObject: Equatable {
  /// Whether two objects have the same members in the same order.
  package static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.members.count == b.members.count
      && zip(a.members, b.members).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}

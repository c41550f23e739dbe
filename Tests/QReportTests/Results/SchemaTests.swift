import QReport
import QStudy
import QTables
import TestSupport
import Testing

@Suite struct SchemaTests {
  private static func schema() throws -> JSONValue { try schemaFile("analysis") }

  @Test(arguments: ResultDocuments.Kind.allCases)
  func documentsKeepToTheSchema(_ kind: ResultDocuments.Kind) throws {
    let text = AnalysisJSON.text(of: try ResultDocuments.document(kind))
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(schemaFaults(value, try Self.schema()) == [])
  }

  @Test func theSchemaRefusesWhatIsNoResult() throws {
    let schema = try Self.schema()
    let value = AnalysisJSON.value(of: try ResultDocuments.document(.themes))
    let mutations: [([String], JSONValue?)] = [
      (["version"], 2), (["flags", "0", "0"], 2), (["scores", "z", "0", "0"], "1"),
      (["sorts", "0", "pole"], "~"), (["comparison", "0", "label"], "common"),
      (["settings", "seed"], nil), (["warnings", "0", "code"], "unheard"),
      (["extraction", "iterations"], -1), (["themes", "0", "stances", "0"], ["mean": 1]),
      (["tool", "name"], .null), (["rotation", "loadings"], .null),
    ]
    for (path, mutated) in mutations {
      #expect(
        !schemaFaults(value.replacing(path, with: mutated), schema).isEmpty, "\(path)")
    }
    let members = value.object?.members ?? []
    let grown = JSONValue.object(members.map { ($0.key, $0.value) } + [("extra", 1)])
    #expect(schemaFaults(grown, schema) == [": extra is not allowed"])
  }

  @Test func theSchemaKnowsEveryWarning() throws {
    let codes = try Self.schema()["properties"]?["warnings"]?["items"]?["properties"]?["code"]
    #expect(codes?["enum"]?.array?.compactMap(\.string) == Warning.Code.allCases.map(\.rawValue))
    // A warning of a solution is one of an analysis.
    let compared = try schemaFile("solutions")["properties"]?["warnings"]?["items"]?["properties"]
    #expect(compared?["code"] == codes)
  }

  @Test(arguments: ["analysis", "solutions", "reconciliation", "factors"])
  func everyKeyTheSchemaAllowsIsRequired(name: String) throws {
    func check(_ schema: JSONValue, _ path: String) {
      if let properties = schema["properties"]?.object {
        let required = schema["required"]?.array?.compactMap(\.string)
        #expect(required == properties.members.map(\.key), "\(path)")
        #expect(schema["additionalProperties"] == false, "\(path)")
        for (key, value) in properties.members { check(value, "\(path).\(key)") }
      }
      if let items = schema["items"] { check(items, "\(path)[]") }
    }
    check(try schemaFile(name), "")
  }
}

/// A schema of the repository.
func schemaFile(_ name: String) throws -> JSONValue {
  let path = Checkout.path + "/analysis/schemas/\(name).schema.json"
  return try JSONValue(parsing: readFile(path, limit: 1_000_000))
}

/// What a document has against a schema; knows type, enum, minimum, required, properties,
/// additionalProperties and items, which is all the schema of results uses.
func schemaFaults(_ value: JSONValue, _ schema: JSONValue, _ path: String = "") -> [String] {
  var faults: [String] = []
  if let type = schema["type"] {
    let allowed = type.array?.compactMap(\.string) ?? [type.string ?? ""]
    if !allowed.contains(where: { value.isOfType($0) }) {
      faults.append("\(path): no \(allowed.joined(separator: " or "))")
    }
  }
  if let words = schema["enum"]?.array, !words.contains(value) { faults.append("\(path): no word") }
  if let minimum = schema["minimum"]?.double, let number = value.double, number < minimum {
    faults.append("\(path): below \(minimum)")
  }
  if let object = value.object {
    for key in schema["required"]?.array?.compactMap(\.string) ?? [] where object[key] == nil {
      faults.append("\(path): \(key) is missing")
    }
    for (key, member) in object.members {
      if let own = schema["properties"]?[key] {
        faults += schemaFaults(member, own, "\(path).\(key)")
      } else if let others = schema["additionalProperties"] {
        faults +=
          others == false
          ? ["\(path): \(key) is not allowed"] : schemaFaults(member, others, "\(path).\(key)")
      }
    }
  }
  if let items = schema["items"], let elements = value.array {
    for (i, element) in elements.enumerated() {
      faults += schemaFaults(element, items, "\(path)[\(i)]")
    }
  }
  return faults
}

extension JSONValue {
  fileprivate func isOfType(_ type: String) -> Bool {
    switch type {
    case "null": self == .null
    case "boolean": bool != nil
    case "integer": int != nil
    case "number": double != nil
    case "string": string != nil
    case "array": array != nil
    case "object": object != nil
    default: false
    }
  }
}

import QTables

/// Decisions as the store keeps them.
extension RoomDecisions {
  var settings: [String: String] {
    let aside = laidAside.sorted { $0.key < $1.key }.map { number, solution in
      (
        String(number),
        ["names": Self.json(solution.names), "arrays": Self.json(solution.arrays)] as JSONValue
      )
    }
    return [
      "viewpoints": viewpoints.map(String.init) ?? "", "count": count.map(String.init) ?? "",
      "names": Self.json(names).text(), "arrays": Self.json(arrays).text(),
      "aside": JSONValue.object(aside).text(),
      "leftOut": JSONValue.array(leftOut.sorted().map(JSONValue.string)).text(),
    ]
  }

  init(settings: [String: String]) {
    self.init()
    func json(_ name: String) -> JSONValue? {
      settings[name].flatMap { try? JSONValue(parsing: Array($0.utf8)) }
    }
    viewpoints = settings["viewpoints"].flatMap { Int($0) }
    names = Self.names(json("names"))
    arrays = Self.arrays(json("arrays"))
    count = settings["count"].flatMap { Int($0) } ?? (arrays.isEmpty ? nil : arrays.count)
    for (key, value) in json("aside")?.object?.members ?? [] {
      guard let number = Int(key) else { continue }
      laidAside[number] = LaidAside(
        names: Self.names(value["names"]), arrays: Self.arrays(value["arrays"]))
    }
    leftOut = Set((json("leftOut")?.array ?? []).compactMap(\.string))
  }

  private static func json(_ names: [String: Naming]) -> JSONValue {
    .object(
      names.sorted { $0.key < $1.key }.map { key, naming in
        (key, ["name": .string(naming.name), "gist": .string(naming.gist)])
      })
  }

  private static func json(_ arrays: [String: [Int]]) -> JSONValue {
    .object(
      arrays.sorted { $0.key < $1.key }.map { key, array in
        (key, .array(array.map(JSONValue.integer)))
      })
  }

  private static func names(_ json: JSONValue?) -> [String: Naming] {
    var names: [String: Naming] = [:]
    for (key, value) in json?.object?.members ?? [] {
      guard let name = value["name"]?.string, let gist = value["gist"]?.string else { continue }
      let naming = Naming(name: name, gist: gist).tidied
      // A name that another one has would keep every analysis from being made.
      let isTaken = !naming.name.isEmpty && names.values.contains { $0.name == naming.name }
      names[key] = isTaken ? Naming(name: "", gist: naming.gist) : naming
    }
    return names
  }

  private static func arrays(_ json: JSONValue?) -> [String: [Int]] {
    var arrays: [String: [Int]] = [:]
    for (key, value) in json?.object?.members ?? [] {
      arrays[key] = value.array?.compactMap(\.int)
    }
    return arrays
  }
}

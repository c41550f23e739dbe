import QTables

/// Decisions as the store keeps them.
extension RoomDecisions {
  var settings: [String: String] {
    let names = names.sorted { $0.key < $1.key }.map { key, naming in
      (key, ["name": .string(naming.name), "gist": .string(naming.gist)] as JSONValue)
    }
    let arrays = arrays.sorted { $0.key < $1.key }.map { key, array in
      (key, JSONValue.array(array.map(JSONValue.integer)))
    }
    return [
      "viewpoints": viewpoints.map(String.init) ?? "", "names": JSONValue.object(names).text(),
      "arrays": JSONValue.object(arrays).text(),
    ]
  }

  init(settings: [String: String]) {
    self.init()
    viewpoints = settings["viewpoints"].flatMap { Int($0) }
    func members(_ name: String) -> [(key: String, value: JSONValue)] {
      settings[name].flatMap { try? JSONValue(parsing: Array($0.utf8)) }?.object?.members ?? []
    }
    for (key, value) in members("names") {
      guard let name = value["name"]?.string, let gist = value["gist"]?.string else { continue }
      names[key] = Naming(name: name, gist: gist)
    }
    for (key, value) in members("arrays") {
      arrays[key] = value.array?.compactMap(\.int)
    }
  }
}

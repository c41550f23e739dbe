import QTables

/// Pictures of addresses for cameras, added to what the facilitator's page is told.
enum RoomPictures {
  static func added(to state: JSONValue) -> JSONValue {
    state.replacing("room") { room in
      let join = room["join"]?.string ?? ""
      let isJoined = state["study"]?["access"]?.string == "join"
      return room.replacing("addresses") { addresses in
        .array(
          (addresses.array ?? []).map { address in
            let url = (address["url"]?.string ?? "") + (isJoined ? "#join=" + join : "")
            return address.adding("qr", picture(url, title: "Code of the address"))
          })
      }.replacing("wifi") { network in
        guard let name = network["name"]?.string, let password = network["password"]?.string else {
          return network
        }
        return network.adding(
          "qr",
          picture(
            QRPicture.wifi(name: name, password: password), title: "Code of the wireless network"))
      }
    }
  }

  private static func picture(_ text: String, title: String) -> JSONValue {
    QRPicture.svg(text, title: title).map(JSONValue.string) ?? .null
  }
}

extension JSONValue {
  /// The object with one member changed, where it has it.
  fileprivate func replacing(_ key: String, _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard let members = object?.members else { return self }
    return .object(members.map { ($0.key, $0.key == key ? change($0.value) : $0.value) })
  }

  /// The object with one member more.
  fileprivate func adding(_ key: String, _ value: JSONValue) -> JSONValue {
    .object((object?.members.map { ($0.key, $0.value) } ?? []) + [(key, value)])
  }
}

import Foundation
import QStudy
import QTables

extension NewWorkshop {
  /// What the start page asks for.
  init(_ json: JSONValue) throws {
    title = json["title"]?.string ?? ""
    question = json["question"]?.string ?? ""
    let text = json["text"]?.string
    switch json["from"]?.string {
    case "example": origin = .example(json["example"]?.string ?? "")
    case "pasted":
      guard let text else { throw Refusal.badRequest }
      origin = .pasted(text)
    case "file":
      guard let bytes = json["base64"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
        throw Refusal.badRequest
      }
      origin = .file(name: json["name"]?.string ?? "statements", bytes: Array(bytes))
    case "copy": origin = .copy(path: json["path"]?.string ?? "")
    default: throw Refusal.badRequest
    }
    guard title.count <= 200, question.count <= 1000 else {
      throw Refusal(422, "title", "A title has at most 200 letters and a question 1000.")
    }
  }
}

extension Study {
  /// Takes over what the room's page changed; what it does not name stays.
  mutating func change(as json: JSONValue) throws {
    if let text = json["title"]?.string { title = text }
    if let text = json["question"]?.string { question = text }
    poles = poles.naming(low: json["poles"]?["low"]?.string, high: json["poles"]?["high"]?.string)
    if let list = json["themes"]?.array {
      themes = list.compactMap { theme in
        theme["id"]?.string.map { Theme(id: $0, label: theme["label"]?.string ?? $0) }
      }
    }
    if let list = json["statements"]?.array { try changeStatements(list) }
    if let list = json["grid"]?.array {
      let columns = try list.map { column in
        guard let value = column["value"]?.int, let count = column["count"]?.int else {
          throw Refusal.badRequest
        }
        return Grid.Column(value: value, count: count)
      }
      do {
        grid = try Grid(columns: columns.filter { $0.count != 0 })
      } catch {
        throw Refusal(
          422, "grid", "The grid has values twice, or columns of other than 1 to 10,000 cards.")
      }
    }
    if let list = json["conditions"]?.array {
      conditions = list.compactMap { entry in
        entry["id"]?.string.map { Condition(id: $0, question: entry["question"]?.string ?? "") }
      }
    }
    if let list = json["background"]?.array { background = try list.map(Self.question) }
    var collect = collect ?? CollectSettings()
    if let members = json["timing"]?.object?.members {
      for member in members where ["sort", "comments"].contains(member.key) {
        collect.timing[member.key] = member.value.int.flatMap { (1...1440).contains($0) ? $0 : nil }
      }
    }
    if let consent = json["consent"] {
      collect.consent = consent.string.flatMap { $0.isEmpty ? nil : $0 }
    }
    if let presort = json["presort"]?.string { collect.presort = .init(rawValue: presort) }
    if let refine = json["refine"]?.bool { collect.refine = refine }
    if let comments = json["comments"]?.bool { collect.comments = comments }
    if let access = json["access"]?.string { collect.access = .init(rawValue: access) }
    if let order = json["order"]?.string { collect.order = .init(rawValue: order) }
    if let retention = json["retention"] {
      if case .null = retention {
        collect.retention = nil
      } else {
        guard let days = retention.int, (1...36_500).contains(days) else {
          throw Refusal(422, "retention", "Records are kept for 1 to 36500 days, or for good.")
        }
        collect.retention = days
      }
    }
    self.collect = collect
    try checkRoom()
  }

  /// Cards and places are changed one after the other, and have to be saved together.
  private func checkRoom() throws {
    guard let places = grid?.cardCount, places != statements.count else { return }
    let (more, fewer) = places > statements.count ? ("places", "cards") : ("cards", "places")
    let left = abs(places - statements.count)
    throw Refusal(
      422, "grid",
      "\(places) place\(places == 1 ? "" : "s") for \(statements.count) "
        + "card\(statements.count == 1 ? "" : "s"): \(left) \(left == 1 ? String(more.dropLast()) : more) "
        + "more than \(fewer). Change the columns under Grid: saving there takes both.")
  }

  private static func question(_ entry: JSONValue) throws -> BackgroundQuestion {
    guard let id = entry["id"]?.string, let question = entry["question"]?.string,
      let kind = BackgroundQuestion.Kind(rawValue: entry["type"]?.string ?? "text")
    else { throw Refusal.badRequest }
    return BackgroundQuestion(
      id: id, question: question, kind: kind,
      options: (entry["options"]?.array ?? []).compactMap(\.string),
      required: entry["required"]?.bool ?? false)
  }

  private mutating func changeStatements(_ list: [JSONValue]) throws {
    let earlier = Dictionary(
      statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    statements = try list.map { entry in
      guard let id = entry["id"]?.string, let text = entry["text"]?.string else {
        throw Refusal.badRequest
      }
      var statement = earlier[id] ?? Statement(id: id, text: text)
      statement.text = text
      if let theme = entry["theme"]?.string { statement.theme = theme.isEmpty ? nil : theme }
      if let direction = entry["direction"]?.string {
        statement.direction = Direction(rawValue: direction)
      }
      if let short = entry["short"]?.string { statement.short = short.isEmpty ? nil : short }
      return statement
    }
  }
}

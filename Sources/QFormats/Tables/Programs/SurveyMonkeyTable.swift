internal import QStudy

/// A table as SurveyMonkey exports it: two rows of headers, the questions above and their answers or
/// “Response” below, after columns that the program keeps for itself.
enum SurveyMonkeyTable {
  private static let id = "respondent id"
  /// What the program notes of each person beside the answers.
  private static let kept: Set<String> = [
    "collector id", "collectorid", "start date", "startdate", "end date", "enddate", "date created",
    "date modified", "ip address", "email address", "first name", "last name", "custom data 1",
    "custom value",
  ]
  /// What stands below a question with one answer.
  private static let answers: Set<String> = ["response", "open-ended response"]

  /// The table with one header, and without what the program keeps; nil where it is another.
  static func plain(_ table: RawTable) -> (table: RawTable, told: [String])? {
    guard table.rows.count > 3, table.width > 2, let places = columns(of: table) else { return nil }
    let uppers = (0..<table.width).map { table.rows[0][$0].name }
    let lowers = (0..<table.width).map { table.rows[1][$0].name }
    guard !lowers.contains(where: { $0.flatMap(Int.init) != nil }) else { return nil }
    let answered = places.sorted().filter { column in
      lowers[column].map { !answers.contains($0.lowercased()) } ?? false
    }
    let texts = answered.compactMap { lowers[$0] }
    let areDistinct = Set(texts).count == texts.count
    var question: String?
    let names = (0..<table.width).map { column -> RawCell in
      question = uppers[column] ?? question
      let own = lowers[column].flatMap { answers.contains($0.lowercased()) ? nil : $0 }
      guard let own else { return uppers[column].map { .text($0) } ?? .blank }
      return .text(areDistinct ? own : "\(question ?? "") \(own)")
    }
    let line = table.rows[answered.isEmpty ? 0 : 1].line
    // The columns keep their places, by which the user may name them.
    let slots = (0..<table.width).map { places.contains($0) ? $0 : nil }
    let header = RawRow(
      slots, of: RawRow(line: line, cells: names), endsWithRow: false, adding: .blank)
    guard
      let rest = try? table.picking(
        header: header, rows: Array(2..<table.rows.count), places: slots, countsCells: false,
        added: { _ in .blank })
    else { return nil }
    let left = (0..<table.width).filter { !places.contains($0) }.compactMap { uppers[$0] }
    return (
      rest,
      [
        "Rows \(table.rows[0].line), \(table.rows[1].line) read as SurveyMonkey's two rows of headers: "
          + (answered.isEmpty ? "the questions" : "the answers below the questions")
          + " name the columns."
      ]
        + (left.isEmpty
          ? []
          : [
            left.map { "“\(excerpt($0))”" }.joined(separator: ", ")
              + " left out: what SurveyMonkey notes of each person."
          ])
    )
  }

  /// The columns of the ids and the answers; nil where the first row is none of SurveyMonkey's.
  private static func columns(of table: RawTable) -> Set<Int>? {
    let names = (0..<table.width).map { table.rows[0][$0].name?.lowercased() ?? "" }
    guard let id = names.firstIndex(of: id), names.contains(where: { $0.hasPrefix("collector") }),
      table.rows[1][id].name == nil
    else { return nil }
    return Set(
      names.indices.filter { column in
        column == id || !(kept.contains(names[column]) && table.isBlank(1, column))
      })
  }
}

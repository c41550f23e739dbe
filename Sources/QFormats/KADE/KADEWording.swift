internal import QStudy
internal import QTables

/// The text that words the statements of a table or an archive, one a line.
extension KADETextFile {
  /// What the text words.
  struct Wording {
    var statements: [Statement] = []
    /// Where each stands, by its id.
    var locations: [String: Location] = [:]
    /// What was mended.
    var repairs: [Warning] = []
  }

  /// The statements in the order of the values.
  ///
  /// Lines with a number and a tab before them go by their numbers, as those of every list do; KADE and
  /// Ken-Q take such a number for a part of the wording, and go by the lines.
  ///
  /// - Parameters:
  ///   - numbers: those over the values; nil where there are none, so that the lines must be in order.
  ///   - repair: whether numbers that begin elsewhere than those over the values are put right.
  /// - Throws: every fault of the list, and numbers that are not those of the values.
  func wording(of numbers: [Int]?, repair: Bool) throws(Findings) -> Wording {
    let list = try StatementList(bytes, file: file)
    let own = list.statements.map(\.id)
    let locations = list.sources.statements
    guard list.hasIDs else { return Wording(statements: list.statements, locations: locations) }
    guard let numbers else {
      if let finding = NumberedWording.finding(own, location: { locations[own[$0]] }) {
        throw Findings(finding)
      }
      return Wording(statements: list.statements, locations: locations)
    }
    var study = Study(title: "")
    study.statements = numbers.map { Statement(id: "\($0)", text: "") }
    let (worded, isByPosition, repairs) = try list.wording(study, file: file, repair: repair)
    var wording = Wording(statements: worded.statements, locations: locations, repairs: repairs)
    if isByPosition {
      wording.locations = [:]
      for (new, old) in zip(worded.statements, own) { wording.locations[new.id] = locations[old] }
    }
    return wording
  }

  /// How many statements the text words; nil where it is no text.
  var statementCount: Int? {
    if let list = try? StatementList(bytes, file: file) { return list.statements.count }
    return (try? lines())?.count
  }
}

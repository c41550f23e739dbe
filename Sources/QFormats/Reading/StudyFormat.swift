package import QStudy

/// A format in which studies and sorts arrive.
package protocol StudyFormat: Sendable {
  /// The word that `--as` takes.
  static var id: String { get }
  /// The name people know it by.
  static var name: String { get }
  /// Whether the content looks like this format; reads no more than it must.
  static func recognises(_ input: FormatInput) -> Bool
  /// Reads a study, changing no value.
  ///
  /// - Throws: `Findings` with every fault at once; `FileError` when a file can't be read.
  static func read(_ input: FormatInput, options: ReadingOptions) throws -> StudyReading
}

/// A format in which studies are handed on.
package protocol StudyWriter: Sendable {
  /// The word that chooses it.
  static var id: String { get }
  /// The name people know it by.
  static var name: String { get }
  /// The parts of a study that come back from the files; the wording of statements always does.
  static var holds: Set<StudyPart> { get }
  /// Whether the files must name a grid, whatever the sorts are.
  static var declaresGrid: Bool { get }
  /// The files that hold the study, each with its name within one folder; nothing is written.
  ///
  /// - Throws: what the format can't hold.
  static func files(_ study: Study) throws(Findings) -> [(name: String, bytes: [UInt8])]
}

/// A format in which results are handed on beside the study they are of.
package protocol ResultsWriter: StudyWriter {
  /// The files that hold the study and the results, each with its name within one folder; nothing is
  /// written.
  ///
  /// - Parameters:
  ///   - study: the study with just the sorts and statements, in their order, that the results are of.
  ///   - results: names and numbers; what the format asks for and they lack is left out.
  /// - Throws: what the format can't hold.
  static func files(
    _ study: Study, results: PublishedResults
  ) throws(Findings) -> [(name: String, bytes: [UInt8])]
}

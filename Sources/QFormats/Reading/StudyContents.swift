public import QStudy

extension Study {
  /// Reads a study from a folder or file in any format known, recognised by its content.
  ///
  /// - Throws: `Findings` with every fault at once; an error of the system when a file can't be read.
  public init(contentsOf path: String) throws {
    self = try StudyFormats.read(path: path).study
  }
}

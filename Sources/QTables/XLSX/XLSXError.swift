/// Why a file is not a workbook that can be read.
package enum XLSXError: Error, Sendable, Equatable {
  /// No ZIP archive, or one cut off.
  case notAZip(reason: String)
  /// A compound file: a workbook with a password, or one of the format before 2007.
  case encryptedOrOldFormat
  /// An archive whose entries need a password.
  case encrypted(part: String)
  /// An archive in which a part of every workbook is missing.
  case notAWorkbook(missing: String)
  /// A part that doesn't unpack.
  case damaged(part: String, reason: String)
  /// A part that is not XML.
  case malformedXML(part: String, line: Int, reason: String)
  /// A part with a document type declaration.
  case declaresEntities(part: String)
  /// A cell, row or range named as no sheet can name it.
  case badReference(part: String, found: String)
  /// A cell whose value contradicts its type.
  case badValue(part: String, cell: String, found: String)
  /// More than `limit` of something; `part` is nil for the file as a whole.
  case tooLarge(Limits.Subject, limit: Int, part: String?)

  init(_ error: XMLError, part: String) {
    self =
      switch error {
      case .declaresEntities: .declaresEntities(part: part)
      case .malformed(let line, let reason):
        .malformedXML(part: part, line: line, reason: reason)
      case .text, .encoding: .malformedXML(part: part, line: 0, reason: "not text")
      case .tooLarge(let limit): .tooLarge(.bytes, limit: limit, part: part)
      case .tooDeep(let limit, let line):
        .malformedXML(part: part, line: line, reason: "more than \(limit) levels")
      }
  }

  init(_ error: ZIPError) {
    self =
      switch error {
      case .notAZip(let reason), .notWritten(let reason): .notAZip(reason: reason)
      case .missing(let entry): .notAWorkbook(missing: entry)
      case .encrypted(let entry): .encrypted(part: entry)
      case .damaged(let entry, let reason): .damaged(part: entry, reason: reason)
      case .tooLarge(let subject, let limit, let entry):
        .tooLarge(subject, limit: limit, part: entry)
      }
  }
}

import Mustache
package import QTables

/// The pages, scripts and styles that are served, all of them part of the program.
package struct Pages: Sendable {
  private let templates: [String: MustacheTemplate]
  private let files: [String: [UInt8]]

  /// No page: for doors that are opened within the program.
  static let none = Pages(templates: [:], files: [:])

  private init(templates: [String: MustacheTemplate], files: [String: [UInt8]]) {
    self.templates = templates
    self.files = files
  }

  /// The pages that come with the program.
  ///
  /// - Throws: where one is no template, a fault of the program.
  package init() throws {
    var templates: [String: MustacheTemplate] = [:]
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in PageFiles.all {
      if name.hasSuffix(".html") {
        templates[name] = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
      } else {
        files[name] = bytes
      }
    }
    self.init(templates: templates, files: files)
  }

  /// A page with its fields filled in, each escaped.
  func page(_ name: String, _ fields: [String: String]) throws -> Outgoing {
    guard let template = templates[name] else { throw Self.missing }
    return .document(Array(template.render(fields).utf8), "text/html; charset=utf-8")
  }

  /// A script or style.
  func file(_ name: String) throws -> Outgoing {
    guard let bytes = files[name] else { throw Self.missing }
    let type =
      name.hasSuffix(".js")
      ? "text/javascript; charset=utf-8"
      : name.hasSuffix(".css") ? "text/css; charset=utf-8" : "application/json"
    return .document(bytes, type)
  }

  /// The texts of the participant's page in English, as a file that can be translated.
  package static let phrasesFile: [UInt8] = PageFiles.all["phrases.en.json"] ?? []

  /// The texts of the participant's page in English.
  package static let englishPhrases: JSONValue = (try? JSONValue(parsing: phrasesFile)) ?? [:]

  private static let missing = Refusal(404, "missing", "There is nothing at this address.")
}

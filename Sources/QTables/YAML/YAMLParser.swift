// The event parser inside Yams. Its own composer loses the lines of duplicate keys, hashes aliases
// without bound, and keeps no count of what it builds.
internal import CYaml

/// A YAML file read strictly: one document, UTF-8, no tags, no key twice.
package struct YAMLDocument: Sendable, Equatable {
  /// The document's value; null for an empty file.
  package let root: YAMLValue

  /// How deep values may nest, and how many there may be.
  static let nestingLimit = 64
  static let valueLimit = 200_000

  /// Reads a document.
  ///
  /// - Throws: `YAMLError` at the first fault; nothing after a syntax error can be trusted.
  package init(parsing bytes: [UInt8]) throws(YAMLError) {
    let text: [UInt8]
    do { text = try decodeUTF8(bytes) } catch { throw .text(error) }
    root = try text.withUnsafeBufferPointer { buffer throws(YAMLError) in
      var composer = YAMLComposer(text: buffer)
      defer { composer.close() }
      return try composer.document()
    }
  }
}

/// Builds values from libyaml's events. `close` must be called, and once.
private struct YAMLComposer {
  private let text: UnsafeBufferPointer<UInt8>
  private let lines: YAMLLines
  // libyaml keeps pointers into the parser, which therefore must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var anchors: [String: Anchored] = [:]
  private var count = 0
  private var depth = 0
  private var deepest = 0

  private struct Anchored {
    let value: YAMLValue
    let count: Int
    let height: Int
  }

  init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    lines = YAMLLines(text)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func document() throws(YAMLError) -> YAMLValue {
    _ = try next()
    guard try next().type == .documentStart else { return .null }
    let root = try value(from: try next())
    _ = try next()
    let end = try next()
    guard end.type == .streamEnd else {
      throw .unsupported(.severalDocuments, line: end.line, column: end.column)
    }
    return root
  }

  /// The next event, copied out of libyaml.
  private func next() throws(YAMLError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event, lines)
  }

  private func syntaxError() -> YAMLError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    let context = parser.pointee.context.map { String(cString: $0) + ", " } ?? ""
    guard parser.pointee.error == YAML_READER_ERROR else {
      let mark = lines.position(of: parser.pointee.problem_mark)
      // libyaml looks ahead within a line, and has a limit of its own, of which it speaks to
      // programmers.
      if problem.contains("nesting level") {
        return .tooLarge(.nesting, limit: YAMLDocument.nestingLimit, line: mark.line)
      }
      return .syntax(line: mark.line, column: mark.column, reason: context + problem)
    }
    // The reader knows an offset only.
    let position = TextPosition(of: parser.pointee.problem_offset, in: text)
    return .syntax(line: position.line, column: position.column, reason: problem)
  }

  private mutating func value(from event: YAMLEvent) throws(YAMLError) -> YAMLValue {
    if event.hasTag { throw .unsupported(.tag, line: event.line, column: event.column) }
    if event.type == .alias { return try aliased(event) }
    let countBefore = count
    let deepestBefore = deepest
    try add(values: 1, height: 1, line: event.line)
    deepest = depth + 1
    depth += 1
    let content = try content(of: event)
    depth -= 1
    let value = YAMLValue(
      content: content, line: event.line, column: event.column, isFlow: event.isFlow)
    if !event.anchor.isEmpty {
      anchors[event.anchor] = Anchored(
        value: value, count: count - countBefore, height: deepest - depth)
    }
    deepest = max(deepest, deepestBefore)
    return value
  }

  /// An alias is a copy of what it names, and counts as one.
  private mutating func aliased(_ event: YAMLEvent) throws(YAMLError) -> YAMLValue {
    guard let anchored = anchors[event.anchor] else {
      let reason = "found undefined alias \(event.anchor)"
      throw .syntax(line: event.line, column: event.column, reason: reason)
    }
    try add(values: anchored.count, height: anchored.height, line: event.line)
    deepest = max(deepest, depth + anchored.height)
    return anchored.value
  }

  private mutating func add(values: Int, height: Int, line: Int) throws(YAMLError) {
    count += values
    guard count <= YAMLDocument.valueLimit else {
      throw .tooLarge(.values, limit: YAMLDocument.valueLimit, line: line)
    }
    guard depth + height <= YAMLDocument.nestingLimit else {
      throw .tooLarge(.nesting, limit: YAMLDocument.nestingLimit, line: line)
    }
  }

  private mutating func content(of event: YAMLEvent) throws(YAMLError) -> YAMLValue.Content {
    switch event.type {
    case .mappingStart: return .mapping(try entries())
    case .sequenceStart:
      var items: [YAMLValue] = []
      while case let event = try next(), event.type != .sequenceEnd {
        items.append(try value(from: event))
      }
      return .sequence(items)
    default:
      let isNull = !event.isQuoted && plainScalarKind(event.text) == .null
      return isNull ? .null : .scalar(event.text, isQuoted: event.isQuoted)
    }
  }

  private mutating func entries() throws(YAMLError) -> [(key: YAMLKey, value: YAMLValue)] {
    var entries: [(key: YAMLKey, value: YAMLValue)] = []
    var firstLines: [String: Int] = [:]
    while case let event = try next(), event.type != .mappingEnd {
      let key = try key(from: event)
      if let firstLine = firstLines.updateValue(key.line, forKey: key.text) {
        throw .duplicateKey(key.text, line: key.line, firstLine: firstLine)
      }
      entries.append((key, try value(from: try next())))
    }
    return entries
  }

  private mutating func key(from event: YAMLEvent) throws(YAMLError) -> YAMLKey {
    switch event.type {
    case .mappingStart, .sequenceStart:
      throw .unsupported(.compositeKey, line: event.line, column: event.column)
    default:
      let value = try value(from: event)
      switch value.content {
      case .scalar(let text, _): return YAMLKey(text, line: event.line)
      case .null: return YAMLKey(event.text, line: event.line)
      // Only an alias comes here.
      default: throw .unsupported(.compositeKey, line: event.line, column: event.column)
      }
    }
  }
}

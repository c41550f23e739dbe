internal import CYaml

/// A libyaml event without its pointers.
struct YAMLEvent {
  enum EventType {
    case documentStart, streamEnd, alias, scalar
    case mappingStart, mappingEnd, sequenceStart, sequenceEnd
    case other
  }

  let type: EventType
  let line: Int
  let column: Int
  /// The text of a scalar.
  var text = ""
  /// The name after `&` or `*`; empty for none.
  var anchor = ""
  var isQuoted = false
  var isFlow = false
  var hasTag = false

  init(_ event: yaml_event_t, _ lines: YAMLLines) {
    let position = lines.position(of: event.start_mark)
    (line, column) = (position.line, position.column)
    let data = event.data
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: type = .documentStart
    case YAML_STREAM_END_EVENT: type = .streamEnd
    case YAML_ALIAS_EVENT:
      type = .alias
      anchor = string(data.alias.anchor)
    case YAML_SCALAR_EVENT:
      type = .scalar
      let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
      text = String(decoding: bytes, as: UTF8.self)
      anchor = string(data.scalar.anchor)
      isQuoted = data.scalar.style != YAML_PLAIN_SCALAR_STYLE
      hasTag = data.scalar.tag != nil
    case YAML_SEQUENCE_START_EVENT:
      type = .sequenceStart
      anchor = string(data.sequence_start.anchor)
      isFlow = data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      hasTag = data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      type = .mappingStart
      anchor = string(data.mapping_start.anchor)
      isFlow = data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      hasTag = data.mapping_start.tag != nil
    case YAML_SEQUENCE_END_EVENT: type = .sequenceEnd
    case YAML_MAPPING_END_EVENT: type = .mappingEnd
    default: type = .other
    }
  }
}

private func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String {
  bytes.map { String(cString: $0) } ?? ""
}

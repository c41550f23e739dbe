import QDrawing

/// Text and attributes as HTML wants them.
enum HTMLText {
  /// An element with words in it.
  static func element(_ tag: String, class name: String? = nil, _ text: String) -> String {
    let attribute = name.map { " class=\"\($0)\"" } ?? ""
    return "<\(tag)\(attribute)>\(XMLText.escaped(text))</\(tag)>\n"
  }

  /// A language code as an attribute may hold it; `nil` for what is none.
  static func language(_ code: String) -> String? {
    let isCode =
      !code.isEmpty && code.utf8.count <= 35
      && code.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    return isCode ? code : nil
  }
}

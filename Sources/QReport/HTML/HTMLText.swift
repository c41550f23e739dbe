/// Text and attributes as HTML wants them.
enum HTMLText {
  /// Text that means itself between tags and in a quoted attribute; characters that HTML forbids are
  /// left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x27: result += "&#39;"
      case 0x09, 0x0A, 0x0D: result += " "
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An element with words in it.
  static func element(_ tag: String, class name: String? = nil, _ text: String) -> String {
    let attribute = name.map { " class=\"\($0)\"" } ?? ""
    return "<\(tag)\(attribute)>\(escaped(text))</\(tag)>\n"
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

import QTables

/// An input that was found, as Swift that a test can take.
enum Show {
  static func text(_ bytes: [UInt8], of target: Target) -> String {
    guard target.pool == .bundles else { return literal(bytes) }
    let bundle = Bundle(bytes)
    let options = bundle.options.map { "// --" + $0 } + (bundle.repairs ? ["// --repair"] : [])
    let writer = bundle.writer > 0 ? ["// written by writer \(bundle.writer) of StudyFormats"] : []
    let parts = bundle.parts.map { "  \(String(reflecting: $0.name)): \(literal($0.bytes))," }
    return (["// \(target.name): \(bundle.kind)"] + options + writer + ["["] + parts + ["]"])
      .joined(separator: "\n")
  }

  private static func literal(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self).map { "Array(\($0.debugDescription).utf8)" }
      ?? "[" + bytes.map { "0x" + String($0, radix: 16, uppercase: true) }.joined(separator: ", ")
      + "] as [UInt8]"
  }
}

import QDrawing

/// A code that cameras read, as SVG without style: pages may show no other.
enum QRPicture {
  /// The picture of a text; nil where it is too long for a code.
  static func svg(_ text: String, title: String) -> String? {
    guard let code = QRCode(text) else { return nil }
    // Four modules of quiet zone around it (ISO/IEC 18004).
    let size = code.modules.count + 8
    var path = ""
    for (y, row) in code.modules.enumerated() {
      for (x, isDark) in row.enumerated() where isDark { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
    }
    let label = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" role="img" \
      shape-rendering="crispEdges"><title>\(label)</title>\
      <rect width="\(size)" height="\(size)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
      """
  }

  /// The text by which a camera joins a wireless network.
  static func wifi(name: String, password: String) -> String {
    let escaped = { (text: String) in
      text.reduce(into: "") { $0 += "\\;,:\"".contains($1) ? "\\\($1)" : String($1) }
    }
    return password.isEmpty
      ? "WIFI:T:nopass;S:\(escaped(name));;"
      : "WIFI:T:WPA;S:\(escaped(name));P:\(escaped(password));;"
  }
}

internal import CQREncode

/// A QR code (ISO/IEC 18004) of a text.
package struct QRCode: Hashable, Sendable {
  /// Whether each module is dark, row by row; as many rows as columns.
  package let modules: [[Bool]]

  /// Encodes a text, with a quarter of it repaired where the print is smudged (level Q).
  /// - Returns: `nil` for a text of more than about 1,600 bytes, or an empty one.
  package init?(_ text: String) {
    guard !text.isEmpty,
      let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_Q)
    else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    modules = (0..<width).map { row in
      // The lowest bit of a module tells dark from light.
      (0..<width).map { data[row * width + $0] & 1 == 1 }
    }
  }

  /// The code in a square, with the quiet edge of four modules that readers need.
  package func elements(in square: Rect) -> [Element] {
    let module = square.size.width / Double(modules.count + 8)
    var segments: [PathSegment] = []
    for (row, line) in modules.enumerated() {
      var column = 0
      while column < line.count {
        guard line[column] else {
          column += 1
          continue
        }
        // Neighbours in a row are one rectangle, so that no light seam parts them.
        var end = column
        while end < line.count, line[end] { end += 1 }
        let left = square.left + Double(column + 4) * module
        let right = square.left + Double(end + 4) * module
        let top = square.top + Double(row + 4) * module
        segments += .polygon([
          Point(left, top), Point(right, top), Point(right, top + module),
          Point(left, top + module),
        ])
        column = end
      }
    }
    return [.rect(square, .fill(.paper)), .path(segments, .fill(.hex("#000000")))]
  }
}

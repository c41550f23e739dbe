import QDrawing

/// What every page has in common: one file that fetches nothing, in light and dark.
struct HTMLPage {
  /// The language of the page, as a BCP 47 code.
  let language: String
  let title: String
  /// Style beside the palette's colours.
  let style: String
  /// What the page lets run or load beside its style, as a directive of its policy.
  var policy = ""
  let body: String

  var text: String {
    let direction = WritingDirection(language: language)
    let attribute = direction == .leftToRight ? "" : " dir=\"\(direction.inHTML)\""
    return """
      <!DOCTYPE html>
      <html lang="\(language)"\(attribute)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'\(policy.isEmpty ? "" : "; " + policy)">
      <title>\(XMLText.escaped(title))</title>
      <style>
      \(Palette.styleSheet)\(style)</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }
}

extension WritingDirection {
  /// The value of an attribute `dir`.
  var inHTML: String { self == .rightToLeft ? "rtl" : "ltr" }
}

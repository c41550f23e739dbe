import QDrawing
import QTables

/// What every page has in common: one file that fetches nothing, in light and dark.
struct HTMLPage {
  /// The language of the page, as a BCP 47 code.
  let language: String
  let title: String
  /// Style beside the palette's colours.
  let style: String
  let body: String
  /// What runs on the page; its policy knows this script by its digest, and lets no other run.
  var script = ""

  var text: String {
    let direction = WritingDirection(language: language)
    let policy =
      script.isEmpty ? "" : "; script-src 'sha256-\(sha256Base64(Array(script.utf8)))'"
    let attribute = direction == .leftToRight ? "" : " dir=\"\(direction.inHTML)\""
    return """
      <!DOCTYPE html>
      <html lang="\(language)"\(attribute)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'\(policy)">
      <title>\(XMLText.escaped(title))</title>
      <style>
      \(Palette.styleSheet)\(style)</style>
      </head>
      <body>
      \(body)\(script.isEmpty ? "" : "<script>\(script)</script>\n")</body>
      </html>

      """
  }
}

extension WritingDirection {
  /// The value of an attribute `dir`.
  var inHTML: String { self == .rightToLeft ? "rtl" : "ltr" }
}

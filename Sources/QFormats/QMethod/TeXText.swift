/// The plain text of a statement that is written in simple TeX.
///
/// Groups lose their braces, commands for letters, accents, quotes and dashes become the characters,
/// and those for type are dropped. A blank line is a line break; any other white space is one blank. A
/// command that is not known stands as it was written.
struct TeXText {
  /// The text, without blanks around it.
  let text: String
  /// What was not understood, each once: commands, lone braces and dollars, and comments, which are left
  /// out.
  let unknown: [String]

  /// Reads a text; each character is looked at once.
  init(_ source: String) {
    var parser = TeXParser(Array(source))
    parser.parse()
    text = parser.text
    unknown = parser.unknown
  }
}

private struct TeXParser {
  private let source: [Character]
  private var place = 0
  private var output: [Character] = []
  /// What each open group ends with.
  private var closers: [String] = []
  private(set) var unknown: [String] = []

  init(_ source: [Character]) { self.source = source }

  var text: String { trimmed(String(output)) }

  private var next: Character? { place < source.count ? source[place] : nil }

  mutating func parse() {
    while let character = next {
      place += 1
      switch character {
      case "\\": command()
      case "%": comment()
      case "{": closers.append("")
      case "}":
        if let closer = closers.popLast() { write(closer) } else { keep("}") }
      case "~": output.append("\u{A0}")
      case "$": keep("$")
      case "`", "'", "-": ligature(character)
      case _ where character.isWhitespace: blank(character)
      default: output.append(character)
      }
    }
    if !closers.isEmpty { note("{") }
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text) }

  private mutating func note(_ found: String) {
    if unknown.count < 20, !unknown.contains(found) { unknown.append(found) }
  }

  private mutating func keep(_ text: String) {
    write(text)
    note(text)
  }

  // MARK: Characters

  private mutating func blank(_ character: Character) {
    var breaks = character.isNewline ? 1 : 0
    while let character = next, character.isWhitespace, character != "\u{A0}" {
      if character.isNewline { breaks += 1 }
      place += 1
    }
    space(breaks > 1 ? "\n" : " ")
  }

  /// One blank, or the stronger of two.
  private mutating func space(_ character: Character) {
    switch output.last {
    case nil, "\n": break
    case " ": output[output.count - 1] = character
    default: output.append(character)
    }
  }

  private mutating func comment() {
    let start = place
    while let character = next, !character.isNewline { place += 1 }
    let words = trimmed(String(source[start..<place]))
    if !words.isEmpty { note("% " + excerpt(words)) }
    // The line break belongs to the comment, and so does the indent of the next line.
    if next != nil { place += 1 }
    while let character = next, character.isWhitespace, !character.isNewline { place += 1 }
  }

  private mutating func ligature(_ character: Character) {
    var count = 1
    while count < 3, next == character {
      count += 1
      place += 1
    }
    switch (character, count) {
    case ("-", 2): write("–")
    case ("-", 3): write("—")
    case ("`", 1): write("‘")
    case ("`", 2): write("“")
    case ("'", 2): write("”")
    case ("`", 3): write("“‘")
    case ("'", 3): write("’”")
    default: output.append(character)
    }
  }

  // MARK: Commands

  private mutating func command() {
    guard let first = next else {
      keep("\\")
      return
    }
    place += 1
    guard first.isASCII, first.isLetter else {
      symbol(first)
      return
    }
    var name = String(first)
    while let letter = next, letter.isASCII, letter.isLetter {
      name.append(letter)
      place += 1
    }
    if let accent = TeXWords.letterAccents[name], next.map({ !$0.isWhitespace }) ?? false {
      accented(accent, "\\" + name)
      return
    }
    if let word = TeXWords.words[name] {
      skipBlanks()
      if word == " " || word == "\n" { space(Character(word)) } else { write(word) }
    } else if TeXWords.type.contains(name) {
      skipBlanks()
    } else if let quotes = TeXWords.quotes[name], skipTo("{") {
      write(quotes.open)
      closers.append(quotes.close)
    } else if name == "href", skipTo("{") {
      // The address, then the words that stand for it.
      var depth = 1
      while depth > 0, let character = next {
        depth += character == "{" ? 1 : character == "}" ? -1 : 0
        place += 1
      }
    } else if name == "url", skipTo("{") {
      while let character = next, character != "}" {
        output.append(character)
        place += 1
      }
      if next != nil { place += 1 }
    } else {
      keep("\\" + name)
      if next == "{" {
        place += 1
        write("{")
        closers.append("}")
      }
    }
  }

  private mutating func symbol(_ character: Character) {
    switch character {
    case "&", "%", "$", "#", "_", "{", "}": output.append(character)
    case ",", ";", ":", " ": space(" ")
    case "!", "/", "-": break
    case "\\":
      if next == "*" { place += 1 }
      space(" ")
      skipBlanks()
    case _ where character.isNewline: space(" ")
    default:
      if let accent = TeXWords.accents[character] {
        accented(accent, "\\" + String(character))
      } else {
        keep("\\" + String(character))
      }
    }
  }

  /// The next letter, perhaps in braces, with an accent.
  private mutating func accented(_ accent: Unicode.Scalar, _ written: String) {
    let start = place
    skipBlanks()
    let isGroup = next == "{"
    if isGroup { place += 1 }
    let isCommand = next == "\\"
    if isCommand { place += 1 }
    if let letter = next, letter.isLetter {
      place += 1
      if isCommand { skipBlanks() }
      if !isGroup || next == "}" {
        if isGroup { place += 1 }
        write(TeXWords.compose(letter, accent))
        return
      }
    }
    place = start
    keep(written)
  }

  /// After the name of a command blanks are no blanks.
  private mutating func skipBlanks() {
    while let character = next, character.isWhitespace, character != "\u{A0}" { place += 1 }
  }

  /// Whether a character follows, which then is passed.
  private mutating func skipTo(_ character: Character) -> Bool {
    guard next == character else { return false }
    place += 1
    return true
  }
}

/// The commands that are known.
private enum TeXWords {
  static let words = [
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "lq": "‘", "rq": "’", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«",
    "frqq": "»", "guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„", "ss": "ß",
    "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "S": "§", "P": "¶", "pounds": "£", "textsterling": "£",
    "euro": "€", "texteuro": "€", "copyright": "©", "textregistered": "®", "texttrademark": "™",
    "dag": "†", "ddag": "‡", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "slash": "/",
    "textdegree": "°", "textbullet": "•", "textperiodcentered": "·", "LaTeX": "LaTeX", "TeX": "TeX",
    "quad": " ", "qquad": " ", "space": " ", "enspace": " ", "thinspace": " ", "newline": " ",
    "linebreak": " ", "par": "\n",
  ]

  /// What only changes the type; an argument stays.
  static let type: Set<String> = [
    "emph", "textbf", "textit", "texttt", "textsc", "textsf", "textrm", "textmd", "textup",
    "textsl", "textnormal", "underline", "uline", "mbox", "text", "bf", "it", "rm", "sf", "tt",
    "sc", "em", "bfseries", "itshape", "scshape", "sffamily", "ttfamily", "rmfamily", "normalfont",
    "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "huge",
    "noindent", "centering", "raggedright", "protect", "relax",
  ]

  static let quotes = [
    "enquote": (open: "“", close: "”"), "textquote": (open: "“", close: "”"),
    "textsuperscript": (open: "", close: ""), "textsubscript": (open: "", close: ""),
  ]

  static let accents: [Character: Unicode.Scalar] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}",
  ]
  static let letterAccents: [String: Unicode.Scalar] = [
    "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "r": "\u{30A}",
    "k": "\u{328}", "d": "\u{323}", "b": "\u{331}",
  ]

  /// A letter and its accent as one character where there is one.
  static func compose(_ letter: Character, _ accent: Unicode.Scalar) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: letter.unicodeScalars)
    scalars.append(accent)
    let pair = String(scalars)
    guard pair.count == 1, let character = pair.first else { return pair }
    // Both forms are equal, so that the two scalars find the one.
    return String(composed[character] ?? character)
  }

  private static let composed: [Character: Character] = Dictionary(
    ([0xC0...0x17F, 0x1CD...0x233, 0x1E00...0x1EFF] as [ClosedRange<UInt32>]).joined()
      .compactMap(Unicode.Scalar.init).map { (Character($0), Character($0)) }
  ) { first, _ in first }
}

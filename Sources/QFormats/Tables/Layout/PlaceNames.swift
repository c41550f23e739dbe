internal import QStudy

/// Names of the places of a grid, each a value and which of its places it is, as forms and programs write
/// them: `-3a`, `-3.1`, `-3 (2)`, `N3_1`, `Column -3, row 1`, `-3 (least)`.
enum PlaceNames {
  /// The values in some names, in their order; nil where the names are anything else.
  ///
  /// The values lie on both sides of 0, and the places of each are counted on: other names, as those of items
  /// by theme, hold two numbers too.
  static func values(_ names: [String]) -> [Int]? {
    let places = names.compactMap { place($0) }
    guard places.count == names.count, let low = places.map(\.value).min(),
      let high = places.map(\.value).max(), low < 0, high > 0
    else { return nil }
    var last: [Int: Int] = [:]
    for place in places {
      switch (last[place.value], place.counted) {
      case (nil, let counted): guard counted ?? 0 < 2 else { return nil }
      case (let before?, let counted?): guard counted == before + 1 else { return nil }
      case (let before?, nil): guard before == 0 else { return nil }
      }
      last[place.value] = place.counted ?? 0
    }
    return places.map(\.value)
  }

  private static let minusWords: Set<String> = ["n", "m", "neg", "negative", "minus"]
  private static let minusSigns: Set<Character> = ["-", "−", "–"]

  /// The value in a name, and which of its places it is: from 0, 1 or a; nil for the first where the name
  /// does not say.
  private static func place(_ name: String) -> (value: Int, counted: Int?)? {
    guard name.utf8.count < 100, let start = name.firstIndex(where: isDigit) else { return nil }
    let digits = name[start...].prefix(while: isDigit)
    guard digits.count < 3, var value = Int(digits) else { return nil }
    let before = name[..<start]
    let word = before.reversed().prefix(while: \.isLetter).reversed()
    if before.last.map(minusSigns.contains) ?? false
      || minusWords.contains(String(word).lowercased())
    {
      value = -value
    }
    let rest = name[digits.endIndex...]
    if let second = rest.firstIndex(where: isDigit) {
      let number = rest[second...].prefix(while: isDigit)
      guard number.count < 3, !rest[number.endIndex...].contains(where: isDigit) else { return nil }
      return (value, Int(number))
    }
    let letters = rest.filter(\.isLetter)
    guard letters.count == 1 else { return (value, nil) }
    guard let letter = letters.lowercased().utf8.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
    else { return nil }
    return (value, Int(letter - UInt8(ascii: "a")) + 1)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}

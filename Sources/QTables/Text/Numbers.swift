/// Reads a decimal number as people and spreadsheets type it.
///
/// Blanks around it are ignored; a sign may be `+`, `-`, a real minus (U+2212) or an en dash; digits
/// may be missing on one side of the separator; an exponent is allowed. `decimalComma` makes the
/// comma the one separator, and a point then is refused, for it may group thousands. Nil for
/// anything else: an empty text, words such as `nan` and `inf`, hexadecimal, and numbers too large
/// for a `Double`.
package func parseNumber(_ bytes: Span<UInt8>, decimalComma: Bool = false) -> Double? {
  let (isNegative, digits) = splitSign(bytes)
  let separator = decimalComma ? ASCII.comma : ASCII.point
  var plain: [UInt8] = isNegative ? [ASCII.minus] : []
  var sawDigit = false
  var sawSeparator = false
  var sawExponent = false
  var previous: UInt8 = 0
  for place in digits {
    let byte = bytes[place]
    switch byte {
    case ASCII.zero...ASCII.nine:
      sawDigit = true
      plain.append(byte)
    case separator where !sawSeparator && !sawExponent:
      sawSeparator = true
      // A digit must stand before the point for the standard library.
      if !sawDigit { plain.append(ASCII.zero) }
      plain.append(ASCII.point)
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      guard sawDigit, !sawExponent else { return nil }
      sawExponent = true
      if previous == separator { plain.append(ASCII.zero) }
      plain.append(UInt8(ascii: "e"))
    case ASCII.plus, ASCII.minus:
      guard previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E") else { return nil }
      plain.append(byte)
    default: return nil
    }
    previous = byte
  }
  guard sawDigit else { return nil }
  if previous == separator { plain.append(ASCII.zero) }
  guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else {
    return nil
  }
  return value
}

/// Reads a decimal number from bytes of their own; see `parseNumber(_:decimalComma:)`.
package func parseNumber(_ bytes: ArraySlice<UInt8>, decimalComma: Bool = false) -> Double? {
  parseNumber(bytes.span, decimalComma: decimalComma)
}

/// Reads a decimal number from a string; see `parseNumber(_:decimalComma:)` for bytes.
package func parseNumber(_ text: String, decimalComma: Bool = false) -> Double? {
  parseNumber(ArraySlice(text.utf8), decimalComma: decimalComma)
}

/// Reads a whole number, with the same blanks and signs as `parseNumber`.
///
/// `3.0` is 3, because spreadsheets write it so; `3.5` and numbers beyond `Int` are nil.
package func parseInteger(_ bytes: Span<UInt8>, decimalComma: Bool = false) -> Int? {
  // Nearly every cell of a table of sorts is one digit, or one behind a minus.
  let last = bytes.count - 1
  if last == 0 || last == 1 && bytes[0] == ASCII.minus,
    (ASCII.zero...ASCII.nine).contains(bytes[last])
  {
    let digit = Int(bytes[last] - ASCII.zero)
    return last == 0 ? digit : -digit
  }
  let (isNegative, digits) = splitSign(bytes)
  guard !digits.isEmpty else { return nil }
  var value = 0
  for place in digits {
    let byte = bytes[place]
    guard (ASCII.zero...ASCII.nine).contains(byte) else {
      return parseNumber(bytes, decimalComma: decimalComma).flatMap(Int.init(exactly:))
    }
    let digit = Int(byte - ASCII.zero)
    let (tens, overflowed) = value.multipliedReportingOverflow(by: 10)
    // Counting downwards for negative numbers reaches the least `Int`.
    let (next, overflowedToo) =
      isNegative
      ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
    if overflowed || overflowedToo { return nil }
    value = next
  }
  return value
}

/// Reads a whole number from bytes of their own; see `parseInteger(_:decimalComma:)`.
package func parseInteger(_ bytes: ArraySlice<UInt8>, decimalComma: Bool = false) -> Int? {
  parseInteger(bytes.span, decimalComma: decimalComma)
}

/// Reads a whole number from a string; see `parseInteger(_:decimalComma:)` for bytes.
package func parseInteger(_ text: String, decimalComma: Bool = false) -> Int? {
  parseInteger(ArraySlice(text.utf8), decimalComma: decimalComma)
}

/// The places of the digits, without the blanks around them and without their sign.
private func splitSign(_ bytes: Span<UInt8>) -> (isNegative: Bool, digits: Range<Int>) {
  var start = 0
  var end = bytes.count
  // A blank is a space, a tab, or a no-break space (two bytes).
  func isNoBreakSpace(_ i: Int) -> Bool { bytes[i] == 0xC2 && bytes[i + 1] == 0xA0 }
  while start < end {
    if bytes[start] == ASCII.space || bytes[start] == ASCII.tab {
      start += 1
    } else if end - start >= 2, isNoBreakSpace(start) {
      start += 2
    } else {
      break
    }
  }
  while start < end {
    if bytes[end - 1] == ASCII.space || bytes[end - 1] == ASCII.tab {
      end -= 1
    } else if end - start >= 2, isNoBreakSpace(end - 2) {
      end -= 2
    } else {
      break
    }
  }
  guard start < end else { return (false, start..<end) }
  switch bytes[start] {
  case ASCII.minus: return (true, (start + 1)..<end)
  case ASCII.plus: return (false, (start + 1)..<end)
  case 0xE2, 0xEF:
    let isMinus = end - start >= 3 && isDash(bytes[start], bytes[start + 1], bytes[start + 2])
    return (isMinus, (isMinus ? start + 3 : start)..<end)
  default: return (false, start..<end)
  }
}

/// Whether three bytes are a character that stands for the minus sign: hyphens (U+2010, U+2011), dashes
/// (U+2012 to U+2014), the real minus (U+2212), the small hyphen-minus (U+FE63) and the wide one (U+FF0D).
private func isDash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
  switch (first, second, third) {
  case (0xE2, 0x80, 0x90...0x94),
    (0xE2, 0x88, 0x92), (0xEF, 0xB9, 0xA3), (0xEF, 0xBC, 0x8D):
    true
  default: false
  }
}

/// Whether a cell holds a minus sign or a dash and nothing else.
package func isLoneDash(_ text: String) -> Bool {
  let (isNegative, digits) = splitSign(ArraySlice(text.utf8).span)
  return isNegative && digits.isEmpty
}

/// Whether a cell holds nothing but blanks: spaces, tabs and no-break spaces.
package func isBlankCell(_ bytes: ArraySlice<UInt8>) -> Bool {
  var i = bytes.startIndex
  while i < bytes.endIndex {
    if bytes[i] == ASCII.space || bytes[i] == ASCII.tab {
      i += 1
    } else if bytes[i] == 0xC2, i + 1 < bytes.endIndex, bytes[i + 1] == 0xA0 {
      i += 2
    } else {
      return false
    }
  }
  return true
}

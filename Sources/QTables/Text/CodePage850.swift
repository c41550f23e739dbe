/// Brings text of the DOS code page 850 to UTF-8; its letters at 0x80…0xA5 are mostly those of code page
/// 437 too. Every byte has a character.
package func decodeCodePage850(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  for byte in bytes {
    if byte < 0x80 {
      text.append(byte)
    } else {
      text.append(contentsOf: String(upperHalf[Int(byte) - 0x80]).utf8)
    }
  }
  return text
}

/// The characters of 0x80…0xFF; the last is a no-break space, 0xF0 a soft hyphen.
private let upperHalf = Array(
  ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
    + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}").unicodeScalars)

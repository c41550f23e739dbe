// Numbers as keyboards of other scripts type them.

/// What each script's digits begin with: Arabic, Persian, Devanagari, Bengali, Thai and others; wide ones are
/// among the signs of their own.
const ZEROS = [0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
  0x1040, 0x17E0];

/// Digits of other scripts, and wide signs, as those of this one; without marks of direction.
export function latin(text) {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xFEE0))
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0);
      const zero = ZEROS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/\p{Cf}/gu, "");
}

/// A number as it was typed, with any script's sign for decimals; nothing where it is none.
export function numberIn(text) {
  const plain = latin(text).replace(/[\s\u066C]/g, "").replace(/[,\u060C\u066B]/, ".").replace(/[\u2212\u2013]/, "-");
  return plain === "" || !Number.isFinite(Number(plain)) ? undefined : Number(plain);
}

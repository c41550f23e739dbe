// What people read, in the language they chose, and how values and numbers are written in it.

export class Phrases {
  /// `dictionaries` by language; what a language lacks is said in English.
  constructor(dictionaries) {
    this.dictionaries = dictionaries;
    this.use("en", "ltr");
  }

  use(language, direction) {
    const { en = {} } = this.dictionaries;
    this.own = this.dictionaries[language] ?? {};
    // A language without phrases of its own may come with the English ones.
    this.isTranslated = language === "en"
      || Object.keys(this.own).some((key) => this.own[key] !== en[key]);
    this.plurals = new Intl.PluralRules(this.isTranslated ? language : "en");
    this.isolates = direction === "rtl";
  }

  /// A phrase with its places filled in. With `n` among them the form of that number is taken.
  text(key, places = {}) {
    const form = "n" in places ? `${key}.${this.plurals.select(places.n)}` : key;
    const { en: english = {} } = this.dictionaries;
    const phrase = this.own[form] ?? this.own[`${key}.other`] ?? this.own[key]
      ?? english[form] ?? english[`${key}.other`] ?? english[key] ?? key;
    return phrase.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
  }

  /// The value of a column with its sign.
  value(number) {
    const sign = number > 0 ? "+" : number < 0 ? "\u2212" : "";
    return this.figure(sign + Math.abs(number));
  }

  /// A number with a sign, which must not change sides in a text from right to left.
  figure(text) {
    return this.isolates ? `\u2066${text}\u2069` : text;
  }
}

/// Words by which people name what is no sort and no statement, in lower case.
enum SheetWords {
  /// Names of totals and means that are never anything else.
  private static let totals: Set<String> = [
    "total", "totals", "grand total", "subtotal", "row total", "column total", "sum", "sums",
    "checksum", "check sum", "mean", "means", "average", "averages", "avg",
    "standard deviation", "st dev", "st. dev", "std dev", "std. dev", "stdev", "σ", "σx",
    "summe", "gesamt", "gesamtsumme", "mittelwert", "durchschnitt", "standardabweichung",
    "moyenne", "écart-type", "ecart-type", "promedio",
    "desviación estándar", "totale", "somme totale", "gemiddelde", "totaal",
    "média", "desvio padrão", "cyfanswm", "cymedr", "medelvärde", "gennemsnit",
    "gjennomsnitt", "keskiarvo", "yhteensä", "średnia", "razem", "toplam", "ortalama", "итого",
    "сумма", "среднее", "合計", "平均", "总计", "合计", "평균", "합계",
  ]
  /// Names of totals that may as well name a sort or a statement: arithmetic must agree.
  private static let perhaps: Set<String> = [
    "n", "m", "s", "sd", "std", "s.d", "count", "counts", "number", "anzahl", "nombre", "number of",
    "antal", "antall", "aantal", "nifer", "x̄", "score", "sum of scores", "check", "media", "som",
    "suma", "soma", "somma", "somme",
  ]
  /// Names of the lowest, the highest and the middle one, which people may bear: arithmetic must agree.
  private static let extremes: Set<String> = [
    "min", "min.", "minimum", "max", "max.", "maximum", "median", "range", "spannweite", "médiane",
    "étendue", "mediana", "mínimo", "máximo", "rango", "minimo", "massimo", "mediaan", "isafswm",
    "uchafswm", "canolrif",
  ]
  /// What a form or a program notes of how it was filled in, in numbers.
  private static let form: Set<String> = [
    "finished", "progress", "status", "complete", "completed", "valid", "consent", "round", "wave",
    "session", "condition", "order", "batch", "version", "duration", "total cards", "cards",
    "group", "confidence", "satisfaction", "difficulty", "lastpage", "last page",
    "lastpage. last page", "seed", "seed. seed", "interviewtime",
  ]
  /// Words in the names of columns of numbers or codes.
  private static let numberings: Set<String> = [
    "no", "nr", "num", "number", "numbers", "id", "ids", "code", "index", "key", "nummer", "numéro",
    "número", "numero", "rhif",
  ]
  /// What the values of the grid are called where they are noted beside the sorts.
  private static let grids: Set<String> = [
    "grid", "values", "value", "distribution", "forced distribution", "quasi-normal",
    "quasi-normal distribution", "scale", "ranks", "columns", "raster", "verteilung", "grille",
  ]
  /// Words with which the name of a total begins, before what it is of.
  private static let totalsOf: Set<String> = [
    "mean", "average", "avg", "total", "sum", "mittelwert", "durchschnitt", "summe", "moyenne",
    "somme", "media", "promedio", "gemiddelde",
  ]
  /// What is noted in numbers of the statements, and hardly the name of a person.
  private static let ofStatements: Set<String> = [
    "theme", "themes", "category", "categories", "direction", "weight", "words", "word count",
    "number of words", "length", "characters", "block", "cell", "fisher cell", "level", "levels",
    "topic", "source", "type", "kind", "quadrant", "polarity", "valence", "dimension", "domain",
    "issue", "thema", "kategorie", "richtung", "quelle", "thème", "catégorie", "tema", "categoría",
    "thema nr", "theme no", "theme number",
  ]
  /// What people are asked about themselves.
  private static let people: Set<String> = [
    "age", "age group", "years", "gender", "sex", "year of birth", "birth year", "born",
    "education",
    "occupation", "profession", "job", "role", "sector", "organisation", "organization", "country",
    "region", "ethnicity", "income", "experience", "years of experience", "group", "alter",
    "geschlecht", "beruf", "âge", "sexe", "edad", "sexo", "género", "età", "sesso",
    "leeftijd", "geslacht", "oed", "rhyw", "rhywedd", "ålder", "kön", "alder", "køn", "kjønn",
    "ikä",
    "sukupuoli", "idade", "wiek", "płeć", "возраст", "пол", "年齢", "性別", "年龄", "性别",
  ]
  /// What the words above the names of people are called where nothing calls them.
  static let group = "group"
  /// What stands beside the name of a person.
  private static let labels: Set<String> = [
    "name", "participant", "participants", "respondent", "sort", "q sort", "q-sort", "qsort", "id",
    "value", "values", "score", "scores", "column", "rank", "grid", "code", "participant id",
  ]

  /// What forms call the time at which they were filled in.
  private static let times: Set<String> = [
    "timestamp", "time stamp", "time", "date", "datetime", "date time", "date and time",
    "start time", "starttime", "start date", "startdate", "started", "end time", "end date",
    "enddate", "completion time", "completed", "last modified time", "submitted", "submitted at",
    "submitted on", "submit date", "submitdate", "submission date", "submission time",
    "date submitted", "recorded date", "recordeddate", "created", "created at", "created on",
    "zeitstempel", "startzeit", "fertigstellungszeit", "abschlusszeit", "datum", "horodateur",
    "heure de début", "heure de fin", "marca temporal", "hora de inicio", "hora de finalización",
    "informazioni cronologiche", "ora di inizio", "ora di completamento",
    "carimbo de data/hora", "hora de início", "hora de conclusão", "tijdstempel", "begintijd",
    "tidsstämpel", "starttid", "tidsstempel", "tidspunkt", "aikaleima", "aloitusaika",
    "sygnatura czasowa", "godzina rozpoczęcia", "zaman damgası", "stamp amser", "amser dechrau",
    "отметка времени", "タイムスタンプ", "开始时间", "时间戳记", "타임스탬프",
  ]
  /// Words in the questions by which a form asks who somebody is.
  private static let names: Set<String> = [
    "name", "names", "id", "code", "participant", "respondent", "username", "user", "nickname",
    "pseudonym", "initials", "email", "mail", "kennung", "kürzel", "nom", "nombre", "nome",
    "naam", "namn", "navn", "nimi", "enw", "imię", "código", "codice", "kod", "ad", "имя", "名前",
    "姓名", "이름",
  ]

  /// Names of the column that names the rows, beside others that don't.
  private static let ids: Set<String> = [
    "no", "no.", "nr", "#", "id", "name", "names", "participant", "participants", "respondent",
    "sort", "q sort", "q-sort", "qsort", "code", "participant id", "item", "card", "statement no",
    "statement number", "number",
  ]

  static func isOfIDs(_ text: String) -> Bool { ids.contains(plain(text)) }
  static func isText(_ text: String) -> Bool { TableReader.textWords.contains(plain(text)) }
  /// Whether a column is called after a factor, as F1, Factor A, zsc_f1 and “Loading F2” are.
  static func isOfFactor(_ text: String) -> Bool {
    let name = plain(text).replacing(/[ ._-]+/, with: "")
      .replacing(
        /^(zsc|zscores?|z|fsc|scores?|arrays?|loadings?|load|loa|flags?|flagged|ranks?)/, with: ""
      )
      .replacing(/(zsc|zscores?|z|scores?|arrays?|loadings?|load|loa|flags?|ranks?)$/, with: "")
    return name.wholeMatch(
      of:
        /(f|fac|factor|faktor|facteur|viewpoint|view)\d{1,2}|(factor|faktor|facteur|viewpoint)[a-h]/
    )
      != nil
  }

  /// Whether a name is a letter or two and a number, as codes of people are.
  static func isCode(_ text: String) -> Bool {
    plain(text).wholeMatch(of: /[a-z]{1,2}\d+/) != nil
  }

  /// Whether a column is called after what is noted of the statements.
  static func isOfStatements(_ text: String) -> Bool { ofStatements.contains(plain(text)) }

  static func isOfTime(_ text: String) -> Bool { times.contains(plain(text)) }

  /// Whether a header asks who somebody is, as “Your name (or a code)” does.
  static func namesPeople(_ text: String) -> Bool {
    let words = plain(text).split { !$0.isLetter }.map(String.init)
    return words.count < 12 && words.contains(where: names.contains)
  }

  static func isTotal(_ text: String) -> Bool { totals.contains(plain(text)) }
  /// Whether a name begins as that of a total of some lines does, as “Mean farmers”.
  static func isTotalOfSome(_ text: String) -> Bool {
    let words = plain(text).split { !$0.isLetter }
    return words.count > 1 && totalsOf.contains(String(words[0]))
  }
  static func isOfGrid(_ text: String) -> Bool { grids.contains(plain(text)) }
  static func isPerhapsTotal(_ text: String) -> Bool {
    perhaps.contains(plain(text)) || extremes.contains(plain(text))
  }
  /// Whether a line is called after what a form notes of itself.
  static func isOfForm(_ text: String) -> Bool { form.contains(plain(text)) }
  /// Whether a column is called after numbers, as “Old no” is.
  static func isOfNumbers(_ text: String) -> Bool {
    let words = plain(text).split { !$0.isLetter }.map(String.init)
    return text == "#" || words.count < 5 && words.contains(where: numberings.contains)
  }
  /// Whether a line is called after how much stands in the others.
  static func isOfCounts(_ text: String) -> Bool {
    isTotal(text) || isPerhapsTotal(text) || ["cards", "number of cards"].contains(plain(text))
  }

  static func isOfPeople(_ text: String) -> Bool { people.contains(plain(text)) }
  static func isLabel(_ text: String) -> Bool { labels.contains(plain(text)) }

  /// “Participant: Anna” is Anna.
  static func withoutLabel(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), isLabel(String(name[..<colon])) else { return name }
    let rest = trimmed(String(name[name.index(after: colon)...]))
    return rest.isEmpty ? name : rest
  }

  /// The text in lower case without what people write around a word.
  private static func plain(_ text: String) -> String {
    guard text.utf8.count < 60 else { return "" }
    var rest = trimmed(text.lowercased())[...]
    while let last = rest.last, ":.=)*".contains(last) || last.isWhitespace { rest.removeLast() }
    while let first = rest.first, "(=*".contains(first) { rest.removeFirst() }
    return String(rest)
  }
}

/// The names of the columns of a long table, as ``plain(_:)`` makes them; the first ones go first.
enum LongWords {
  static let sorts = [
    "sort", "sort_id", "qsort", "q_sort", "qsort_id", "q_sort_id", "sorter", "participant",
    "participant_id", "participant_no", "participant_number", "participant_name", "participants",
    "respondent", "respondent_id", "respondent_no", "respondent_number", "subject", "subject_id",
    "person", "person_id", "teilnehmer", "teilnehmerin", "befragte", "proband", "participante",
    "participant_e", "partecipante", "deelnemer", "deltagare", "deltaker", "cyfranogwr", "name",
    "id",
  ]
  static let statements = [
    "statement_id", "item_id", "card_id", "statement_no", "statement_nr", "statement_number",
    "item_no", "item_nr", "item_number", "card_no", "card_nr", "card_number", "no", "nr",
    "statement", "item", "card", "karte", "aussage", "carte", "énoncé", "tarjeta", "enunciado",
    "carta", "affermazione", "kaart", "stelling", "kort", "påstand", "påstående", "gosodiad",
  ]
  static let values = [
    "value", "score", "placement", "position", "rank", "column", "rating", "response", "ranking",
    "grid_value", "grid_position", "grid_column", "sort_value", "q_value", "q_score", "wert",
    "valeur", "valor", "valore", "waarde", "värde", "verdi", "værdi", "gwerth",
  ]
  static let texts = ["text", "wording", "statement_text", "item_text", "card_text"]
  static let comments = ["comment", "comments", "remark", "remarks", "kommentar", "commentaire"]
  static let conditions = ["condition"]

  /// A name in lower case, with one underscore for whatever stands between its words.
  static func plain(_ name: String) -> String {
    guard name.utf8.count < 60 else { return "" }
    return name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }
}

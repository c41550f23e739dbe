internal import QTables

/// The collecting program that settings are made for, told by what only it writes.
enum SettingsProgram: String {
  case quince = "Quince"
  case eq = "EQ Web Sort"
  case easyHtmlQ = "easy-HtmlQ"
  case htmlQ = "HtmlQ or FlashQ"

  /// Items of Quince, whose other items are those of EQ Web Sort.
  private static let ofQuince: Set<String> = [
    "baserowToken", "baserowDatabaseIdNumber", "useThinProcess", "preventMobileAccess",
    "requireMinCommentLength", "minWordCountValuePostsort", "colTextLabelsArray", "emojiArrayType",
    "useColLabelNums", "useColLabelText", "useColLabelEmoji",
  ]
  private static let ofEQ: Set<String> = [
    "qSortHeaderNumbers", "qSortHeaders", "qSortPattern", "columnHeadersColorsArray",
    "columnColorsArray", "setupTarget", "steinApiUrl", "survey", "initialScreen",
    "allowUnforcedSorts", "traceSorts",
  ]
  /// Items of easy-HtmlQ, whose other items are those of HtmlQ.
  private static let ofEasyHtmlQ: Set<String> = [
    "partNameRequired", "setConstantCardHeight", "setConstantCardWidth", "constantCardHeight",
    "constantCardWidth",
  ]
  private static let ofHtmlQ: Set<String> = [
    "form", "loginrequired", "loginPassword", "loginUrl", "loginUrlMethod", "submitUrl",
    "submitUrlMethod", "submitMail", "smallFont", "disableBackButton",
  ]

  /// The program by the roots of its files; nil where nothing tells.
  init?(_ documents: [String: SettingsDocuments.Document]) {
    let items = documents.values.flatMap { $0.root.children.filter { $0.name == "item" } }
    let ids = Set(items.compactMap { $0["id"] })
    // Quince informs in every file, in elements that the others don't have.
    if !ids.isDisjoint(with: Self.ofQuince)
      || documents.values.contains(where: { $0.root.children.contains { $0.name == "info" } })
    {
      self = .quince
    } else if !ids.isDisjoint(with: Self.ofEQ) {
      self = .eq
    } else if !ids.isDisjoint(with: Self.ofEasyHtmlQ) {
      self = .easyHtmlQ
    } else if !ids.isDisjoint(with: Self.ofHtmlQ)
      || documents["map"].map({ $0.root.children.contains { $0.name == "column" } }) ?? false
    {
      self = .htmlQ
    } else {
      return nil
    }
  }
}

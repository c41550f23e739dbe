extension Study {
  /// Puts the statements into another order and numbers them anew from 1, wordings in further languages and all.
  /// In a random order neither a card's number nor its place on a sheet tells its theme or direction.
  ///
  /// - Parameter order: the places 0..<n of the statements as they stand, each once, in the order in which they
  ///   are to stand.
  /// - Precondition: nobody has sorted the statements: sorts and comments know them by id.
  public mutating func numberStatements(inOrder order: [Int]) {
    precondition(sorts.isEmpty && order.sorted() == Array(statements.indices))
    statements = order.enumerated().map { place, earlier in
      var statement = statements[earlier]
      statement.id = String(place + 1)
      return statement
    }
  }
}

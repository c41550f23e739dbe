/// Writes into a study's folder, one at a time and in the order in which they were asked for.
actor FolderWrites {
  /// Does one of them.
  func perform<Value: Sendable>(_ write: @Sendable () throws -> Value) throws -> Value {
    try write()
  }
}

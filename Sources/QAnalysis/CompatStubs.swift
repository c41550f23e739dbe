extension Conventions {
  /// R's qmethod.
  public static let qmethod = Conventions()
}

extension Conventions {
  public static let qmethod = Conventions()
  public static let pqmethod = Conventions()
}

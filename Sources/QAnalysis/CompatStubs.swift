extension Conventions {
  public static let qmethod = Conventions()
}

/// Where the checkout lies, so that tests find studies and fixtures by path.
public enum Checkout {
  /// Path of the folder that holds Package.swift, without a slash at its end.
  public static let path: String = {
    let here = #filePath
    guard let tests = here.ranges(of: "/Tests/").last else { return "." }
    return String(here[..<tests.lowerBound])
  }()
}

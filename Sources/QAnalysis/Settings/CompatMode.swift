/// Another program whose small print an analysis repeats, so that its tables come back as printed.
public enum CompatMode: String, Sendable, CaseIterable {
  /// R's qmethod 1.8.4 (Zabala 2014).
  case qmethod
  /// KADE 1.4.0 (Banasick 2019).
  case kade
  /// PQMethod 2.35 (Schmolck 2014).
  case pqmethod

  /// Its conventions.
  public var conventions: Conventions {
    switch self {
    case .qmethod: .qmethod
    case .kade: .kade
    case .pqmethod: .pqmethod
    }
  }

  /// The program's name and the version whose figures were compared.
  public var program: String {
    switch self {
    case .qmethod: "qmethod 1.8.4"
    case .kade: "KADE 1.4.0"
    case .pqmethod: "PQMethod 2.35"
    }
  }

  /// The mode whose conventions these are; `nil` for exact ones and for ones of one's own.
  public init?(_ conventions: Conventions) {
    guard let mode = Self.allCases.first(where: { $0.conventions == conventions }) else {
      return nil
    }
    self = mode
  }
}

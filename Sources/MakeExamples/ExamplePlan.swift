import QStudy

/// What is planted in an example study: which viewpoint takes which side of which theme, and who
/// holds it.
struct ExamplePlan: Sendable {
  /// One planted viewpoint.
  struct Viewpoint: Sendable {
    /// Column of planted.csv.
    let name: String
    /// How many people hold it.
    let people: Int
    /// Side (+1 or −1) it takes on each divided theme.
    let sides: [String: Double]
  }

  /// A group of people.
  struct Organisation: Sendable {
    let name: String
    /// How many of the participants belong to it.
    let people: Int
    /// How much likelier than others the holders of each viewpoint are to belong to it.
    let leaning: [String: Double]
    let roles: [String]
  }

  let viewpoints: [Viewpoint]
  /// Distance from the middle at which the first card for and the first card against an agreed
  /// theme are planted, in z before ranking.
  let strong: Double
  /// The same for the other cards of an agreed theme.
  let mild: Double
  /// The same for the cards of a divided theme.
  let divided: Double
  /// Loadings of people on their viewpoint, drawn evenly.
  let loadings: ClosedRange<Double>
  /// People who hold half of one viewpoint and half of another.
  let mixed: Int
  /// People who hold none.
  let idiosyncratic: Int
  let organisations: [Organisation]
  /// People of each viewpoint who sort a second time, after the discussion.
  let secondSorts: Int
  /// What they wrote.
  let comments: [PlantedComment]

  static let dividedThemes = ["co-production", "finance", "needs-and-knowledge", "partnership"]

  private static func viewpoint(_ name: String, _ people: Int, _ signs: [Double]) -> Viewpoint {
    Viewpoint(
      name: name, people: people,
      sides: Dictionary(uniqueKeysWithValues: zip(dividedThemes, signs)))
  }

  /// Forty cards, sixty people, four viewpoints: on each divided theme one of them stands alone.
  static let placeBasedBudgeting = ExamplePlan(
    viewpoints: [
      viewpoint("A", 18, [1, 1, -1, 1]), viewpoint("B", 14, [-1, -1, -1, 1]),
      viewpoint("C", 12, [-1, 1, 1, 1]), viewpoint("D", 11, [-1, 1, -1, -1]),
    ],
    strong: 1.6, mild: 0.7, divided: 1.2, loadings: 0.55...0.85, mixed: 3, idiosyncratic: 2,
    organisations: organisations([16, 12, 9, 8, 8, 4, 3]), secondSorts: 3,
    comments: PlantedComment.all)

  /// Twenty-four cards, twenty-five people, three viewpoints: what fits into an hour.
  static let hour = ExamplePlan(
    viewpoints: [
      viewpoint("A", 9, [1, 1, -1, 1]), viewpoint("B", 8, [-1, -1, -1, 1]),
      viewpoint("C", 6, [-1, 1, -1, -1]),
    ],
    strong: 1.3, mild: 0.7, divided: 1.2, loadings: 0.65...0.9, mixed: 0, idiosyncratic: 2,
    organisations: organisations([7, 5, 3, 3, 4, 1, 2]), secondSorts: 0, comments: [])

  private static func organisations(_ sizes: [Int]) -> [Organisation] {
    let staff = ["front line", "manager", "senior leader", "finance"]
    let rest: [(name: String, leaning: [String: Double], roles: [String])] = [
      ("council", ["B": 2, "D": 2], staff),
      ("health", ["C": 3], staff),
      ("police and justice", ["C": 2, "D": 2], staff),
      ("housing, fire and jobs", ["B": 2], staff),
      ("voluntary sector", ["A": 4], ["front line", "manager", "volunteer"]),
      ("councillors", ["D": 2, "A": 1.5], ["elected"]),
      ("residents", ["A": 3], ["resident"]),
    ]
    return zip(rest, sizes).map {
      Organisation(name: $0.name, people: $1, leaning: $0.leaning, roles: $0.roles)
    }
  }
}

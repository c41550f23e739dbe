import Foundation

/// Studies small enough to read at a glance, as the files they are made of.
enum SmallStudies {
  /// Four statements, four sorts; every sort fills the grid.
  static let park: [String: String] = [
    "park/study.yml": """
    title: Parks
    grid: {-1: 1, 0: 2, 1: 1}
    distribution: forced
    themes: {green: Green}

    """,
    "park/statements.csv": """
    id,theme,text
    1,green,Trees first
    2,green,Paths first
    3,green,Benches first
    4,green,Ponds first

    """,
    "park/sorts.csv": """
    sort,1,2,3,4
    A,-1,0,0,1
    B,1,0,0,-1
    C,0,-1,1,0
    D,0,1,-1,0

    """,
    "r.yml": """
    study: park
    settings: {factors: 1}

    """,
  ]

  /// Six statements, and seven sorts of four people under two conditions.
  static let garden: [String: String] = [
    "garden/study.yml": """
    title: Gardens
    question: What should the garden be for?
    grid: {-2: 1, -1: 1, 0: 2, 1: 1, 2: 1}
    distribution: forced
    conditions: {before: Before the walk, after: After the walk}

    """,
    "garden/statements.csv": """
    id,theme,text
    1,,Children first
    2,,Vegetables first
    3,,"Quiet, above all"
    4,,Open at night
    5,,Run by neighbours
    6,,Paid for by the town

    """,
    "garden/sorts.csv": """
    sort,participant,condition,1,2,3,4,5,6
    A1,Ann,before,2,1,0,0,-1,-2
    A2,Ann,after,2,0,1,0,-1,-2
    B1,Bob,before,2,1,0,-1,0,-2
    B2,Bob,after,0,0,-2,2,1,-1
    C1,Cat,before,0,-1,-2,2,0,1
    C2,Cat,after,-1,0,-2,2,1,0
    D1,Dan,before,1,2,0,0,-2,-1

    """,
  ]

  /// The files with some replaced, added, or (nil) taken away.
  static func park(_ changes: [String: String?]) -> [String: String] {
    var files = park
    for (name, text) in changes { files[name] = text }
    return files
  }

  /// A file of the park study with one passage replaced.
  static func changed(_ name: String, _ old: String, _ new: String) -> [String: String?] {
    let text = park[name] ?? ""
    precondition(text.contains(old), "no “\(old)” in \(name)")
    return [name: text.replacingOccurrences(of: old, with: new)]
  }
}

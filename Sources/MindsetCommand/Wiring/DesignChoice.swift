import QAnalysis
import QReport
import QStudy

/// A study that may be run: so many people, so many viewpoints, this grid.
struct DesignChoice {
  let participants: Int
  let factors: Int
  /// `nil` for that of 40 statements.
  let grid: Grid?

  /// Viewpoints that can be asked for: fewer than two have nothing to be compared with, and more than
  /// six planted ones resemble each other too much to be found by any number of people.
  static let factors = 2...6
  /// People that can be asked for: more need no outlook.
  static let mostParticipants = 1000
  /// Statements where no study says how many.
  static let statements = 40
  /// Studies that are drawn.
  static let studies = 200

  /// Draws studies of the design and tells what they show.
  func report(on console: Console) throws {
    guard let grid = grid ?? Grid.quasiNormal(cards: Self.statements) else { return }
    guard grid.cardCount >= Self.fewestStatements else {
      throw UsageError(
        "A grid of \(grid.cardCount) cards is too small for a design: it takes "
          + "\(Self.fewestStatements) at least.")
    }
    let outlook = try console.during("Trying the design") {
      do {
        return try DesignOutlook(
          PlantedDesign(viewpoints: factors, people: participants, grid: grid),
          studies: Self.studies, seed: 1)
      } catch  where error is Findings || error is AnalysisError {
        // The sorts are made up: where they can't be analysed, the grid leaves them too little to
        // differ by.
        throw UsageError(
          "The grid \(grid) has too few places apart from one value to tell \(factors) viewpoints of "
            + "\(participants) people: spread the cards over more values.")
      }
    }
    console.output(DesignText.render(outlook, colour: console.usesColour, width: console.width))
  }

  /// Fewer have no room for statements of each kind.
  private static let fewestStatements = 10
}

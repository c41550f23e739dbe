package import QAnalysis
import QStudy

/// What a design can show, for the terminal.
package enum DesignText {
  /// Writes the outlook within `width` cells.
  package static func render(_ outlook: DesignOutlook, colour: Bool, width: Int) -> String {
    let design = outlook.design
    var page = TerminalPage(colour: colour, width: width)
    page.add(
      "\(NumberText.integer(design.people)) people, \(NumberText.word(design.viewpoints)) viewpoints, "
        + "\(NumberText.integer(design.grid.cardCount)) statements", look: .bold)
    page.add(
      "What \(NumberText.integer(outlook.studies)) simulated studies of this design show, their "
        + "people shared evenly among the viewpoints.", look: .dim)
    page.heading("Viewpoints")
    page.add("All are found in \(NumberText.percent(outlook.foundAll)) of the studies.")
    page.heading("Where they part")
    page.add(
      "Of the statements that truly set a viewpoint a standard deviation or more apart from all "
        + "others, \(share(outlook, \.foundDistinguishing)) are labelled distinguishing.")
    page.heading("What they share")
    page.add(
      "Of the statements on which all truly lean half a standard deviation or more to one side, "
        + "\(share(outlook, \.foundFirm)) are firm common ground.")
    page.add(agreement(outlook))
    page.heading("How sure")
    page.add(
      "The people’s loadings on their viewpoint are from "
        + "\(NumberText.fixed(design.loadings.lowerBound, 2)) to "
        + "\(NumberText.fixed(design.loadings.upperBound, 2)); looser ones show less. A viewpoint that "
        + "few people hold is found less often than these. The planted viewpoints resemble each other, "
        + "as real ones do, and the more there are the closer they lie: more people help only so far."
    )
    return page.text
  }

  private static func share(
    _ outlook: DesignOutlook, _ count: (DesignTrial) -> DesignTrial.Count
  ) -> String {
    outlook.share(count).map { NumberText.percent($0.mean) } ?? "none"
  }

  /// Whether statements can be shown to be held to the same degree.
  private static func agreement(_ outlook: DesignOutlook) -> String {
    guard let smallest = outlook.detectableEquivalence else {
      return "Too few people to compare viewpoints."
    }
    let delta = AnalysisSettings(factors: outlook.design.viewpoints).equivalence
    let columns = NumberText.fixed(smallest * outlook.design.grid.standardDeviation, 1)
    let bound = "\(NumberText.fixed(smallest, 2)) in z (\(columns) grid columns)"
    let known =
      "The smallest difference that half of the studies could show to be none is \(bound)"
    return smallest >= delta
      ? known
        + ", above the \(NumberText.fixed(delta, 2)) up to which viewpoints count as agreeing: "
        + "too few people to show that viewpoints hold a statement to the same degree."
      : known + "; of the statements that all truly hold alike, \(share(outlook, \.foundShared)) "
        + "are labelled shared."
  }
}

/// A comment written for the example, with who would say it of which card.
struct PlantedComment: Sendable {
  /// Name of the viewpoint.
  let viewpoint: String
  /// +1 for a card the writer agrees with, −1 for one they don't.
  let side: Int
  /// Identifier of the statement.
  let statement: String
  let text: String

  /// Twenty comments, five a viewpoint.
  static let all: [PlantedComment] = [
    PlantedComment(
      viewpoint: "A", side: 1, statement: "1",
      text:
        "(illustrative) I have seen services improve the moment the people using them were "
        + "handed the pen."),
    PlantedComment(
      viewpoint: "A", side: 1, statement: "2",
      text:
        "(illustrative) These groups knew our streets long before any of us turned up with a "
        + "plan."),
    PlantedComment(
      viewpoint: "A", side: -1, statement: "3",
      text:
        "(illustrative) Being answerable is fine, but it should never be a reason to keep "
        + "residents out of the room."),
    PlantedComment(
      viewpoint: "A", side: 1, statement: "33",
      text:
        "(illustrative) Half of what we think we know about people's lives turns out to be "
        + "years out of date."),
    PlantedComment(
      viewpoint: "A", side: 1, statement: "21",
      text:
        "(illustrative) I have watched people give up after being sent to a fourth counter in"
        + " one morning."),
    PlantedComment(
      viewpoint: "B", side: 1, statement: "8",
      text:
        "(illustrative) Every meeting turns into a meeting about the budget, and then we go "
        + "back to exactly what we did before."),
    PlantedComment(
      viewpoint: "B", side: -1, statement: "6",
      text:
        "(illustrative) One family's bill is a shocking number, but I have yet to meet anyone"
        + " who changed anything because of it."),
    PlantedComment(
      viewpoint: "B", side: -1, statement: "1",
      text:
        "(illustrative) Most people I know want services that work; they have no wish to "
        + "spend their evenings drawing them up."),
    PlantedComment(
      viewpoint: "B", side: 1, statement: "36",
      text:
        "(illustrative) Drink, debt and bad housing arrive together, so no single office was "
        + "ever going to sort them out."),
    PlantedComment(
      viewpoint: "B", side: -1, statement: "14",
      text:
        "(illustrative) Rewards come and go, but people will follow someone who plainly means"
        + " it."),
    PlantedComment(
      viewpoint: "C", side: 1, statement: "31",
      text:
        "(illustrative) We have a shelf of reports that all say the same thing, so let's get "
        + "on with it."),
    PlantedComment(
      viewpoint: "C", side: 1, statement: "32",
      text:
        "(illustrative) Each office holds a piece of the picture already; the trouble is that"
        + " nobody puts the pieces together."),
    PlantedComment(
      viewpoint: "C", side: -1, statement: "33",
      text:
        "(illustrative) Asking people the same questions all over again would try their "
        + "patience and cost us another year."),
    PlantedComment(
      viewpoint: "C", side: 1, statement: "4",
      text:
        "(illustrative) Last time people were asked for ideas and then told there was nothing"
        + " to spend, and they have not forgotten."),
    PlantedComment(
      viewpoint: "C", side: -1, statement: "29",
      text:
        "(illustrative) The meetings can be dull, but they cost far less than five of us "
        + "doing the same thing separately."),
    PlantedComment(
      viewpoint: "D", side: 1, statement: "39",
      text:
        "(illustrative) When something went wrong, everybody in the room looked at somebody "
        + "else."),
    PlantedComment(
      viewpoint: "D", side: 1, statement: "40",
      text:
        "(illustrative) The best thing I saw here was two teams, one problem and a date to "
        + "finish by."),
    PlantedComment(
      viewpoint: "D", side: -1, statement: "36",
      text:
        "(illustrative) Plenty of our worst problems just need the right organisation to do "
        + "its own job properly."),
    PlantedComment(
      viewpoint: "D", side: 1, statement: "6",
      text:
        "(illustrative) Once I saw what we all spend on one household, I stopped arguing "
        + "about whether to change."),
    PlantedComment(
      viewpoint: "D", side: 1, statement: "16",
      text:
        "(illustrative) You only pick up the phone to people you have sat down with properly "
        + "at least once."),
  ]
}

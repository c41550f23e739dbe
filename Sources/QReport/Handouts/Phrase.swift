/// The phrases of the sheets for a room: all that handouts say beside the study's own words.
///
/// A language file holds each under its key. A word in braces stands for what is put in; a phrase
/// may place what it is given as its language needs, or leave it out.
package enum Phrase: String, CaseIterable, Sendable {
  // Small numbers in words.
  case no, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve
  // How items are listed.
  case comma, and
  // Sheets.
  case whereWeStand = "where-we-stand"
  case commonGround = "common-ground"
  case whereWeDiffer = "where-we-differ"
  // What every page says.
  case illustrative
  case sorts
  // Viewpoints.
  case viewpoint
  case viewpointNumbers = "viewpoint-numbers"
  case quoted
  case viewpointsFound = "viewpoints-found"
  case viewpointFound = "viewpoint-found"
  case mostAndLeast = "most-and-least"
  case definedBy = "defined-by"
  case definedByOne = "defined-by-one"
  case definedByNobody = "defined-by-nobody"
  case mostLike = "most-like"
  case leastLike = "least-like"
  case farMore = "far-more"
  case farLess = "far-less"
  case more
  case less
  case between
  case farMoreThanOther = "far-more-than-other"
  case farLessThanOther = "far-less-than-other"
  case moreThanOther = "more-than-other"
  case lessThanOther = "less-than-other"
  case nothingTells = "nothing-tells"
  case nothingTellsApart = "nothing-tells-apart"
  case voices
  case viewpoints
  // Common ground.
  case allViewpoints = "all-viewpoints"
  case allScoredViewpoints = "all-scored-viewpoints"
  case allEmbrace = "all-embrace"
  case allSetAside = "all-set-aside"
  case littleMatter = "little-matter"
  case allMovedUp = "all-moved-up"
  case allMovedDown = "all-moved-down"
  case movedLittle = "moved-little"
  case likelyGroup = "likely-group"
  case likelyMeans = "likely-means"
  case sameDegree = "same-degree"
  case closest
  case noCommonGround = "no-common-ground"
  case oneViewpoint = "one-viewpoint"
  case moreOnSheet = "more-on-sheet"
  // Differences.
  case furthestApart = "furthest-apart"
  case standsFor = "stands-for"
  case standForIt = "stand-for"
  case standsAgainst = "stands-against"
  case standAgainst = "stand-against"
  case standsInTheMiddle = "stands-middle"
  case standInTheMiddle = "stand-middle"
  case notSameDegree = "not-same-degree"
  case divided
  case shared
  case undecided
  case undecidedThemes = "undecided-themes"
  case toDiscuss = "to-discuss"
  case discussSides = "discuss-sides"
  case discussDegrees = "discuss-degrees"
  case discussStatement = "discuss-statement"
  // Further sheets.
  case whichViewpoint = "which-viewpoint"
  case whichHow = "which-how"
  case whichCount = "which-count"
  case whichTried = "which-tried"
  case whichStatement = "which-statement"
  case whichAnswer = "which-answer"
  case whichTotal = "which-total"
  case cribSheet = "crib-sheet"
  case firstPass = "first-pass"
  case secondPass = "second-pass"
  case rankedHigher = "ranked-higher"
  case rankedLower = "ranked-lower"
  case tiedWith = "tied-with"
  case whoDefines = "who-defines"
  case fewerThanFive = "fewer-than-five"
  case toPaste = "to-paste"
  case personalSlip = "personal-slip"
  case slipDefines = "slip-defines"
  case slipOpposite = "slip-opposite"
  case slipBetween = "slip-between"
  case slipAway = "slip-away"
  case slipTurned = "slip-turned"
  case slipNone = "slip-none"
  case slipShared = "slip-shared"
  case slipSharedNone = "slip-shared-none"
  case slipApart = "slip-apart"
  case slipApartNone = "slip-apart-none"
  case slipYours = "slip-yours"
  case poster
  // What the study can't say.
  case scope

  /// The phrase in English, as it is shipped.
  package var english: String {
    switch self {
    case .no: "no"
    case .one: "one"
    case .two: "two"
    case .three: "three"
    case .four: "four"
    case .five: "five"
    case .six: "six"
    case .seven: "seven"
    case .eight: "eight"
    case .nine: "nine"
    case .ten: "ten"
    case .eleven: "eleven"
    case .twelve: "twelve"
    case .comma: "{first}, {second}"
    case .and: "{first} and {second}"
    case .whereWeStand: "Where we stand"
    case .commonGround: "Common ground"
    case .whereWeDiffer: "Where we differ"
    case .illustrative: "Illustrative data: simulated sorts"
    case .sorts: "{count} sorts"
    case .viewpoint: "Viewpoint {number}"
    case .viewpointNumbers: "Viewpoints {numbers}"
    case .quoted: "“{name}”"
    case .viewpointsFound: "We found {number} viewpoints in {count} sorts."
    case .viewpointFound: "We found one viewpoint in {count} sorts."
    case .mostAndLeast: "Most: {most}. Least: {least}."
    case .definedBy: "Defined by {count} sorts."
    case .definedByOne: "Defined by one sort."
    case .definedByNobody: "No sort defines it: nothing can be said of it."
    case .mostLike: "{number} most like this viewpoint ({column})"
    case .leastLike: "{number} least like this viewpoint ({column})"
    case .farMore: "Far more than any other viewpoint"
    case .farLess: "Far less than any other viewpoint"
    case .more: "More than the others"
    case .less: "Less than the others"
    case .between: "Apart from every other, between them"
    case .farMoreThanOther: "Far more than the other viewpoint"
    case .farLessThanOther: "Far less than the other viewpoint"
    case .moreThanOther: "More than the other viewpoint"
    case .lessThanOther: "Less than the other viewpoint"
    case .nothingTells: "No statement is shown to tell it from every other viewpoint."
    case .nothingTellsApart: "No statement is shown to tell the viewpoints apart."
    case .voices: "In their words"
    case .viewpoints: "The viewpoints"
    case .allViewpoints: "all viewpoints"
    case .allScoredViewpoints: "all viewpoints with scores"
    case .allEmbrace: "{everyone} embrace"
    case .allSetAside: "{everyone} set aside"
    case .littleMatter: "matters little to anyone"
    case .allMovedUp: "moved up by {everyone}"
    case .allMovedDown: "moved down by {everyone}"
    case .movedLittle: "moved little by anyone"
    case .likelyGroup: "{group} (likely)"
    case .likelyMeans:
      "Likely: the scores of {everyone} lie that way and no two of them differ significantly, but "
        + "the sorts do not show it for each of them."
    case .sameDegree: "and to about the same degree"
    case .closest:
      "Closest to common ground (not shown): the viewpoints come nearest to leaning one way on these "
        + "statements, but the sorts do not show that they do."
    case .noCommonGround: "No statement is common ground that these sorts can show."
    case .oneViewpoint: "There is no other viewpoint to compare it with."
    case .moreOnSheet: "{count} more on the sheet “{sheet}”"
    case .furthestApart: "The viewpoints stand furthest apart on these statements."
    case .standsFor: "{names} stands for it"
    case .standForIt: "{names} stand for it"
    case .standsAgainst: "{names} stands against it"
    case .standAgainst: "{names} stand against it"
    case .standsInTheMiddle: "{names} stands around the middle"
    case .standInTheMiddle: "{names} stand around the middle"
    case .notSameDegree: "{stances}, but not to the same degree"
    case .divided: "divided"
    case .shared: "shared"
    case .undecided: "undecided"
    case .undecidedThemes: "The sorts show neither agreement nor a divide on {themes}."
    case .toDiscuss: "To discuss"
    case .discussSides:
      "{theme}: what would each side need to hear from the other on “{statement}”?"
    case .discussDegrees:
      "{theme}: what makes “{statement}” matter more to some than to others?"
    case .discussStatement: "“{statement}”: what do those who place it high see that others do not?"
    case .whichViewpoint: "Which viewpoint are you?"
    case .whichHow:
      "For each statement, ring + if you agree, 0 if neither, − if you disagree."
    case .whichCount:
      "Then take your ring in each row. Under each viewpoint, count one for every row "
        + "where your ring is the sign printed there, and take one off where it is the "
        + "other sign. The highest count is the viewpoint nearest to yours; where two are "
        + "equal you stand between them."
    case .whichTried:
      "Tried on the {tried} sorts that define a viewpoint: {found} find theirs by this "
        + "key."
    case .whichStatement: "Statement"
    case .whichAnswer: "Your ring"
    case .whichTotal: "Your count"
    case .cribSheet: "Crib sheet"
    case .firstPass: "First pass"
    case .secondPass: "Second pass: the rest"
    case .rankedHigher: "Ranked higher than by any other viewpoint"
    case .rankedLower: "Ranked lower than by any other viewpoint"
    case .tiedWith: "tied with {names}"
    case .whoDefines: "Who defines it"
    case .fewerThanFive: "fewer than five"
    case .toPaste: "To paste"
    case .personalSlip: "Your sort"
    case .slipDefines: "Your sort is one of those that define {name}."
    case .slipOpposite: "Your sort is one of those that define {name}, from the opposite side."
    case .slipBetween: "Your sort stands between viewpoints; the nearest is {name}."
    case .slipAway: "Your sort is near none of the viewpoints; the least far is {name}."
    case .slipTurned: "Your sort is nearest to the opposite of {name}."
    case .slipNone: "No viewpoint can be compared with your sort."
    case .slipShared: "What you share with the room"
    case .slipSharedNone: "None of the common ground is yours as well."
    case .slipApart: "Where you differ from the room"
    case .slipApartNone:
      "You placed every card within one column of where the room places it on average."
    case .slipYours: "yours {column}, the room {mean} on average"
    case .poster: "Poster"
    case .scope:
      "This shows which viewpoints there are. It does not measure how many people hold each."
    }
  }
}

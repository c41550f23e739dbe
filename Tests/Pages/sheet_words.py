"""Every fixed word of the sheets, taken literally, in one place.

What stands here makes no claim of its own, or is the frame of a claim whose numbers, names and
statements a rule of `sheet_rules` fills in.
"""

BANNER = "Illustrative data: simulated sorts"
UNSUPPORTED = "More viewpoints than stand out from chance"
INDISTINCT = "Some viewpoints may be one divided"
SORTS = "{count} sorts"
SORTS_OF_PEOPLE = "{count} sorts of {people} people"
SORTS_OF_ONE = "{count} sorts of one person"
CHANGES = "{count} changes"
ONLY_CONDITIONS = "only under the condition: {conditions}"
SORTS_LEFT_OUT = "sorts left out: {count}"
VIEWPOINT_COUNT = "viewpoints: {count}"
REFUSED = (
    "error: found no sort that defines a viewpoint; expected a viewpoint with scores, to hand out. "
    "[cannotBeComputed] Choose another --flagging or fewer --factors, or flag sorts by hand in a "
    "recipe.")
CHANGE_NOTE = "Columns and scores tell how people moved the statements: + is up, − is down."
SCOPE = "This shows which viewpoints there are. It does not measure how many people hold each."

# Headings
WHERE_WE_STAND = "Where we stand"
COMMON_GROUND = "Common ground"
WHERE_WE_DIFFER = "Where we differ"
WHICH = "Which viewpoint are you?"
CRIB = "Crib sheet"
SLIP = "Your sort"
SLIP_OF_CHANGE = "Your change"
VOICES = "In their words"
MORE_VOICES = "Comments that may be shared and have no room here: {count}."
TO_DISCUSS = "To discuss"
FIRST_PASS = "First pass"
SECOND_PASS = "Second pass: the rest"
RANKED_HIGHER = "Ranked higher than by any other viewpoint"
RANKED_LOWER = "Ranked lower than by any other viewpoint"
WHO_DEFINES = "Who defines it"
NOT_STATED = "not stated"
SLIP_SHARED = "What you share with the room"
SLIP_APART = "Where you differ from the room"

# Instructions of the short questionnaire
WHICH_HOW = "For each statement, ring + if you agree, 0 if neither, − if you disagree."
WHICH_HOW_POLES = (
    "For each statement, ring + if it is rather “{high}”, 0 if neither, − if rather “{low}”.")
USUAL_POLES = {"low": "least like my view", "high": "most like my view"}
WHICH_KEY = "Which answers speak for which viewpoint?"
WHICH_COUNT = (
    "Then take your ring in each row. Under each viewpoint, count one for every row where your "
    "ring is the sign printed there, and take one off where it is the other sign. The highest "
    "count is the viewpoint nearest to yours; where two are equal you stand between them.")
WHICH_HEADS = ["", "Statement", "Your ring"]
WHICH_RING = "+\u00a0\u00a00\u00a0\u00a0−"
WHICH_TOTAL = "Your count"
WHICH_BLANK = "____"

# Sentences without a slot; when each may stand is a rule
ONE_VIEWPOINT = "There is no other viewpoint to compare it with."
NO_OTHER_TO_TELL = "There is no other viewpoint to tell it from."
DEFINED_BY_ONE = "Defined by one sort."
DEFINED_BY_ONE_OPPOSITE = "Defined by one sort, from the opposite side."
DEFINED_BY_NOBODY = "No sort defines it: nothing can be said of it."
NOTHING_TELLS = "No statement is shown to tell it from every other viewpoint."
TOO_FEW_DEFINE = "Too few sorts define it to show what tells it from the others."
NOTHING_TELLS_APART = "No statement is shown to tell the viewpoints apart."
APART_IN_DEGREE = "Only how strongly they hold the common ground is shown to tell the viewpoints apart."
FURTHEST_APART = "The viewpoints stand furthest apart on these statements."
NO_COMMON_GROUND = "No statement is common ground that these sorts can show."
CLOSEST = (
    "Closest to common ground (not shown): the viewpoints come nearest to leaning one way, or to leaning "
    "no way, on these statements, but the sorts do not show that they do.")
NONE_COMES_CLOSE = "How sure the scores are cannot be told, so that no statement comes close."
SLIP_SHARED_NONE = "None of the common ground is yours as well."
SLIP_SHARED_NOTHING = "These sorts show no common ground."
SLIP_APART_IN_DEGREE = "You differ from the room only in how strongly you hold what you share with it."
SLIP_APART_NONE = "You placed every card within one column of where the room places it on average."
SLIP_MOVED_NONE = "You moved every card within one column of how the room moves it on average."
SLIP_NO_ROOM = (
    "Too few people sorted to compare you with the room without telling what others think.")

# Sentences with slots
VIEWPOINTS_FOUND = "We found {number} viewpoints in {count} sorts."
VIEWPOINT_FOUND = "We found one viewpoint in {count} sorts."
CHANGES_FOUND = "We found {number} viewpoints in how {count} people moved the statements."
CHANGE_FOUND = "We found one viewpoint in how {count} people moved the statements."
MOST_AND_LEAST = "Most: {most} Least: {least}"
MOVED_MOST_AND_LEAST = "Moved up most: {most} Moved down most: {least}"
DEFINED_BY = "Defined by {count} sorts."
DEFINED_BY_POLES = "Defined by {count} sorts, {opposite} of them from the opposite side."
MOST_LIKE = "{number} most like this viewpoint ({column})"
LEAST_LIKE = "{number} least like this viewpoint ({column})"
MOVED_UP_MOST = "{number} moved up most ({column})"
MOVED_DOWN_MOST = "{number} moved down most ({column})"
TIED_ORDER = (
    "Equal scores: {groups}. Their order in the study decided which takes the higher column.")
TIED_SHOWN = "Equal scores: {ties}. Their order in the study decided which takes the higher column."
OPPOSITE_SIDES = (
    "Some sorts define {names} from the opposite side: what stands high there stands low in theirs.")
CONTINUED = "(continued)"
TIED_IN = "in {name} {groups}"
MORE_ON_SHEET = "{count} more on the sheet “{sheet}”"
SIDE_SHARED = "All stand on one side on {themes}."
SIDE_ARGUED = "All stand on one side, with different arguments, on {themes}."
DIFFER_LITTLE = "The viewpoints differ little, on no one side, on {themes}."
TOO_FEW_AGREE_SAID = (
    "Too few people sorted to show that viewpoints hold a statement to about the same degree.")
LIKELY_MEANS = (
    "Likely: the scores of {everyone} lie that way and no two of them differ significantly, but "
    "the sorts do not show it for each of them.")
GROUND = {
    "embrace": "{everyone} embrace", "setAside": "{everyone} set aside",
    "littleMatter": "matters little to anyone"}
GROUND_OF_CHANGES = {
    "embrace": "moved up by {everyone}", "setAside": "moved down by {everyone}",
    "littleMatter": "moved little by anyone"}
LIKELY = "{group} (likely)"
CONTRASTS = ["farMore", "farLess", "more", "less", "between"]
CONTRAST = {
    "farMore": "Far more than any other viewpoint", "farLess": "Far less than any other viewpoint",
    "more": "More than the others", "less": "Less than the others",
    "between": "Apart from every other, between them"}
CONTRAST_OF_TWO = {
    "farMore": "Far more than the other viewpoint", "farLess": "Far less than the other viewpoint",
    "more": "More than the other viewpoint", "less": "Less than the other viewpoint",
    "between": "Apart from every other, between them"}
SIDES = {"+": ("stands for it", "stand for it"), "-": ("stands against it", "stand against it"),
         None: ("stands around the middle", "stand around the middle")}
SIDES_OF_CHANGE = {
    "+": ("moved towards it", "moved towards it"),
    "-": ("moved away from it", "moved away from it"),
    None: ("stayed about where it was", "stayed about where they were")}
NOT_SAME_DEGREE = "{stances}, but not to the same degree"
DIVIDED = "{theme}: divided"
SINGLE_STATEMENTS = "Single statements that part us"
UNDECIDED_THEMES = "The sorts show neither agreement nor a divide on {themes}."
TOO_FEW_THEMES = (
    "Too few people sorted to show that viewpoints agree on {themes}, and no divide is shown.")
UNDIRECTED_THEMES = (
    "Which side is taken on {themes} can’t be told: no statement says which side it speaks for.")
DISCUSS_SIDES = "{theme}: what would each side need to hear from the other on “{statement}”?"
DISCUSS_DEGREES = "{theme}: what makes “{statement}” matter more to some than to others?"
DISCUSS_STATEMENT = "“{statement}”: what do those who place it high see that others do not?"
DISCUSS_ONLY = "“{statement}”: what makes it stand so high, and who might place it lower?"
DISCUSS_CHANGE = "“{statement}”: what made some move it up, and what held others back?"
WHICH_TRIED = (
    "Tried on the {tried} sorts that define a viewpoint by agreeing with it, the upper third of their "
    "cards taken as + and the lower as −: {found} find theirs by this key.")
WHICH_NOT_FOUND = (
    "This list can’t find {names}: on each of its statements, too little tells it from the mean of "
    "all.")
SAME_DEGREE = "and to about the same degree (less than {columns} columns apart)"
TIED_WITH = "tied with {names}"
TO_PASTE = "To paste: ({rankings})"
NOT_TOLD_APART = "{count} others, not told apart"
GROUPS_NOT_TOLD = "Groups under five are not told apart: {attributes}."
SLIP_DEFINES = "{yours} is one of those that define {name}."
SLIP_OPPOSITE = (
    "{yours} is one of those that define {name}, from the opposite side: what is high in it is low in "
    "yours.")
SLIP_BETWEEN = "{yours} stands between viewpoints; the nearest is {name}."
SLIP_AWAY = "{yours} is close to none of the viewpoints; {name} comes closest."
SLIP_PASSED_OVER = "{yours} was not taken to define a viewpoint; the nearest is {name}."
OPPOSITE_OF = "the opposite of {name}"
SLIP_YOURS = "yours {column}, the room {mean} on average"
SLIP_CUT = "{slip} · cut short on the cards, which end in …, and here in full"
POSTER = "Poster: {name}"
POSTER_CUT = "Cut short on their cards, which end in …, and here in full:"

# Pictures
KEY_TITLE = "The viewpoints"
ARRAY_TITLE = "Factor array of {name}"
GRID_INTRODUCTION = "How a person who held just this viewpoint would sort the statements."
GRID_OF_CHANGES = "How a person who changed in just this way would move the statements."
ARROWS = ("←", "→")
NOTHING_MARKED = "No statement is marked."
UNMARKED = "Unmarked: none of this is shown."
TOO_FEW_AGREE = "Too few people took part to show that viewpoints agree to within {margin} in z."
GRID_CUT = "Words that end in … are cut to fit their card."
CARD = "{id}: {statement} (column {column})"
HIGHEST = "Highest, in column {column}: {statements}."
LOWEST = "Lowest, in column {column}: {statements}."
MARK_LEVELS = {"": "", "*": ", p < .05", "**": ", p < .01", "***": ", p < .001"}
MARK_APART = {
    "higher": "distinguishing: higher than in every other viewpoint",
    "lower": "distinguishing: lower than in every other viewpoint",
    "between": "distinguishing: apart from every other viewpoint, between them"}
MARK_SHARED = "shared: viewpoints agree to within {delta} in z"
MARK_CONSENSUS = "consensus: no two viewpoints differ, p > {level}"
MARK_FIRM = "common ground, firm: embraced, set aside or of little matter to all"
MARK_LIKELY = "common ground, likely"
MARKED = "{mark}: {statements}."

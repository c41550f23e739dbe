"""The fixed words of what is computed beside an analysis; slots are filled by `report_evidence`."""

EVIDENCE = "How far it carries"
PEOPLE = "who took part"
SORTS = "which sorts took part"

# Bootstrap
BOOTSTRAP = "How sure: sensitivity to {who}"
FOUND_AGAIN = (
    "How much rests on {who}? Of {draws} of the same sorts with replacement{told}, half find {known}.")
TOLD = " that could be told"
AGAIN = "{name} again with |φ| at or above {match}"
ALL_FIRM = ("Every sort that defines a viewpoint is a firm member of it: flagged there in at least "
            "80\u00a0% of the draws that hold it.")
SOME_FIRM = (
    "{firm} of the {defining} sorts that define a viewpoint {are}: flagged there in at least "
    "80\u00a0% of the draws that hold them; {loosest} is in {share}.")
ONE_NOT_FIRM = (
    "{loosest}, which alone defines a viewpoint, is no firm member of it: flagged there in {share} of the "
    "draws that hold it, and not in at least 80\u00a0%.")
WIDTHS = "Half of the scores have an interval wider than {width} in z ({columns} grid columns)."
DRAWN = (
    "The sorts were drawn with replacement {times} (Zabala & Pascual 2016), balanced so that each "
    "stands as often (Davison et al. 1986), from seed {seed}; ")
FITTED = (
    "each draw was extracted, rotated, flagged and scored like the study, {match}. Standard errors are "
    "standard deviations over the draws, intervals their 2.5 and 97.5 % points. ")
NOT_FITTED = "too few draws could be fitted to tell any spread. "
LOST = "{failed} failed and {degenerate} held too few different sorts."
MATCHED = {
    "congruence": "and its viewpoints assigned to the study’s by the congruence of loadings",
    "correlation": "and its viewpoints assigned to the study’s by the correlation of loadings",
    "procrustes": "and turned to the study’s loadings by an orthogonal Procrustes rotation",
    "qindtest": "and matched by the rule of R’s qmethod, which drops steps that it can’t match"}
NO_INTERVALS = (
    "{some} of the bootstrap could be fitted, so that there are no intervals: of {steps} {degenerate} "
    "held too few different sorts and {failed} had no answer{why}")
SINGULAR = ("; to maximum likelihood a sort drawn twice is singular, and --extraction paf looks for the "
            "same kind of factors.")
FEW_STEPS = (
    "The bootstrap rests on {steps}: below 100 neither its intervals nor who is a firm member are to be "
    "relied on; intervals take 1,000 or more.")
DEGENERATE = ("{steps} of the bootstrap held too few different sorts to carry {factors} factors; they are "
              "left out.")
FAILED = ("{steps} of the bootstrap could not be fitted or matched and are left out, so that the intervals "
          "may be too short.")
UNDEFINED = ("In {count} of {fitted} steps of the bootstrap no sort defines {name}: which sorts took part "
             "decides whether it is found.")
WEAK = ("In {count} of {fitted} steps of the bootstrap {name} is found again only loosely (|φ| below "
        "0.85): its intervals mix different viewpoints.")
WITHOUT_HAND = (
    "Flags set by hand are not repeated in the steps of the bootstrap, which flag by the {which}rule: its "
    "means may differ from the study's scores for that reason.")

# Influence
INFLUENCE = {False: "On whom it depends", True: "On which sorts it depends"}
WHICHEVER = "Whichever sort is left out"
WHICHEVER_KNOWN = "Whichever of the {sorts} without which there is a solution is left out"
STAYS = (
    "{whichever}, the viewpoints stay what they are: the largest change comes without "
    "{most}, and even then each correlates at least {smallest} with itself.")
MOVES = (
    "Without {movers} some viewpoint correlates less than 0.90 with what it was; the largest change comes "
    "without {most}: {smallest}.")
LABELS_CHANGED = (
    "Leaving one sort out changes the labels of {least} to {most} of {statements} statements.")
LABELS_STAY = "Leaving one sort out changes no statement’s label."
LABELS_CHANGED_ALIKE = (
    "Leaving one sort out changes the labels of {most} of {statements} statements, whichever it is.")
NO_SCORES = "No viewpoint has scores: there is nothing that leaving a sort out could change."
NOT_CARRIED = ("Without {sorts} the other sorts do not carry this solution, so that its influence can't "
               "be told.")
LEFT_OUT = (
    "Each sort was left out in turn, and the study extracted, rotated, flagged and scored again; viewpoints "
    "were paired with those of all sorts by the congruence of their loadings. The influence of a sort is 1 "
    "less the smallest correlation of a viewpoint’s scores with and without it.")

# Groups
GROUPS = "Who differs from whom, by {attribute}"
ONE_GROUP = "All people are of one {attribute}: nothing to compare."
IN_SEVERAL = ("People stand in several of these groups, which are therefore not tested against each "
              "other.")
NO_TWO_GROUPS = "Undecided: there are no two groups of two people or more."
ALIKE_WITHIN = "Undecided: within the groups everybody sorted alike."
MATTERS = "It matters: sorts are more alike within one {attribute} than across ({p})."
MATTERS_NOT = ("Undecided: sorts are not shown to be more alike within one {attribute} than across "
               "({p}).")
DIFFERENT = "Different viewpoints are held by {pairs}."
ALL_PAIRS = "Every pair is told apart."
NO_PAIR = "Whether any two groups hold different viewpoints is undecided"
OTHER_PAIRS = "The other {pairs} undecided"
HOPELESS = "; {pairs} too few people to show it"
PLACED_ALIKE = "No statement is shown to be placed differently by two groups."
PLACED = "{statements} placed differently by two groups: {ids}."
NONE_BROKEN_OUT = "No group has five people: none is broken out. {sums}"
TOGETHER = "Groups under five people are not broken out: {groups} groups stand together. {sums}"
ONLY_SUMS = "Only sums are withheld: the researcher’s tables name every sort."
PERMUTED_GROUPS = (
    "Groups by {attribute} were compared by 9,999 permutations of the groups over people: all groups by "
    "pseudo-F on 1 − r (Anderson 2001); each two by the sum of squared differences of mean loadings, "
    "adjusted over pairs (Holm 1979); each statement by Welch’s t (Welch 1947) against the largest of all "
    "statements, times the number of pairs. Groups under five people are not broken out.")

# Two conditions
PAIRED = "How people changed, from “{first}” to “{second}”"
WITHHELD = "Fewer than five people sorted both times: what they changed is withheld. {sums}"
NOBODY_MOVED = "{people} sorted both times, and nobody moved a card."
BOTH_TIMES = (
    "{people} sorted both times, and {same} the same viewpoint both times; their two sorts correlate "
    "{stability} in the median.")
MOVED = "They moved {ways}."
MOVED_SOMEWHERE = "They moved between viewpoints; which ones is undecided."
MOVED_OR_NOT = "Whether they moved between viewpoints is undecided{reach}"
TOO_FEW_TO_MOVE = ": they are too few people to show it."
WAYS = {1: "towards {names}", -1: "away from {names}"}
NOTHING_MOVED = "No statement is shown to have moved."
STATEMENTS_MOVED = {1: "{statements} moved up: {ids}", -1: "{statements} moved down: {ids}"}
CLOSER = "People came {way} each other: {means}."
CLOSER_OR_NOT = "Whether people came closer to each other is undecided: {means}."
MEANS = "the mean correlation between people went from {first} to {second}"
PERMUTED_SIGNS = (
    "The two sorts of each person were compared by 9,999 permutations of the sign of their differences: "
    "mean loadings, adjusted over viewpoints (Holm 1979); the mean change of each statement by t against "
    "the largest of all statements; convergence as the change of the mean correlation between people.")

# Other choices
MULTIVERSE = "Would it survive other choices?"
OWN_LABELS = " by Mindset’s own labels"
NO_LABELS = "No statement is distinguishing or shared{by}, so that no such label can be lost."
LABELS_HOLD = (
    "Of {statements} distinguishing or shared{by}, {well} in at least four in five of {ways}.")
LABEL_HOLDS = "The one statement distinguishing or shared{by} keeps its label in {often} four in five of {ways}."
WAYS_TO_ANALYSE = "{ways} to analyse the same sorts"
THESE_WAYS = "these ways"
LABELS_LOST = "{labels} in fewer than half of them."
FOUND = "Found again: {shares} of {ways}{fewer}"
ONE_FEWER = "; where one viewpoint fewer is kept, not all can be."
MEMBERS_HOLD = "Of {members} sorts that define a viewpoint, {well} so in at least four in five."
MEMBER_HOLDS = "The one sort that defines a viewpoint does so in {often} four in five."
OFTEN = {True: "at least", False: "fewer than"}
MOVES_MOST = ("What moves most is {choice}: labels of all statements hold on average in {levels}.")
CHOICES = {
    "correlation": "the correlation", "extraction": "the extraction",
    "factors": "the number of viewpoints", "rotation": "the rotation",
    "flag-level": "the level of flags"}
NOT_COMPUTED = "{lost} of {all} other ways to analyse could not be computed: {reasons}."
UNSETTLED = (
    "{count} of {all} other ways to analyse ended before extraction or rotation had converged; they are "
    "counted all the same.")
EVERY_WAY = (
    "The sorts were analysed in {ways} ways (Steegen et al. 2016): every combination of {levels}. "
    "Viewpoints were paired by the correlation of their z-scores; one counts as found from 0.75 on.")

# Further sorts
FURTHER = "Where further sorts stand"
PLACED_AMONG = "Of {sorts} from “{study}”, {placed}{others}."
NONE_PLACED = "none would define a viewpoint"
WOULD_DEFINE = "{count} would define a viewpoint: {shares}"
BETWEEN = "between viewpoints"
NEAR_NONE = "near none"
TWICE = ("{sorts} among the study's own sorts too: what defines a viewpoint is no test of it.")
PROJECTED = (
    "{sorts} from “{study}” were projected on the kept factors (least squares, from their correlations with "
    "the study’s sorts) and put to the same flag rule; they change nothing of the study.")

# Tables
BOOTSTRAP_SCORES = (
    "Scores: sensitivity to {who}",
    "z in the study, the interval from 2.5 to 97.5 % of {draws} draws of the sorts, and in how many per "
    "cent of them the statement lies in the {outer} of the grid, at the upper (+) or the lower (−) end.")
OUTER = {1: "outermost column", 2: "two outer columns"}
BOOTSTRAP_MEMBERS = (
    "Members: sensitivity to {who}",
    "Loading in the study, the interval from 2.5 to 97.5 % of the draws that hold the sort, and in how many "
    "per cent of them it is flagged; bold from 80 % on: a firm member.")
INFLUENCE_TABLE = (
    "Influence of each sort",
    "1 less the smallest |r|; r of each viewpoint’s z-scores with and without the sort; statements whose "
    "label changes without it. Empty: the other sorts do not carry the solution.")
GROUP_MEMBERS = (
    "Viewpoints by {attribute}",
    "Sorts that define each viewpoint. Cohesion: mean correlation between people of a group. Groups under "
    "five people are not broken out.")
GROUPS_TOGETHER = "{groups} groups together"
GROUP_PAIRS = (
    "Pairs of groups by {attribute}",
    "Mean loading of the first group less that of the second. T: their squares summed; p by permutation, "
    "adjusted over the pairs (Holm). Likeness: mean correlation between people of the one and of the other.")
GROUP_STATEMENTS = (
    "Statements placed differently by {attribute}",
    "Mean standardised placement of the first group less that of the second; Welch’s t; p against the "
    "largest t of all statements, times the number of pairs of groups.")
PAIRED_LOADINGS = (
    "Mean loadings, “{first}” and “{second}”",
    "People with both sorts; p by permutation, adjusted over the viewpoints (Holm).")
PAIRED_STATEMENTS = (
    "Statements by how they moved",
    "Mean change of standardised placements, the largest first; p against the largest t of all statements.")
CHOICES_TABLE = (
    "What each choice does",
    "Per cent of the labels of statements, of the memberships of sorts and of the viewpoints that hold, on "
    "average over the analyses with each level.")
LABELS_TABLE = (
    "Labels under other choices",
    "Per cent of {ways} analyses: in which the label holds, and which label the statement bears.")
MEMBERSHIPS_TABLE = (
    "Memberships under other choices",
    "Per cent of {ways} analyses in which each sort defines what it does, or nothing as it does, and in "
    "which it defines something else.")
FURTHER_TABLE = (
    "Further sorts",
    "Projected loadings, those flagged marked; the viewpoint each would define; h²; r of its placements "
    "with the z-scores of each viewpoint.")

# Figures
FIRMNESS = "How firmly sorts belong to viewpoints"
FIRMNESS_NOTE = (
    "How often a sort was flagged on its viewpoint in {draws} draws of {who}, of those draws that hold it. "
    "Right of the line, at 80\u00a0%, it is a firm member.")
FIRMNESS_BELOW = ("Below, the sorts that define no viewpoint, with that on which each was flagged most "
                  "often.")
FIRMNESS_TITLE = "Firmness of membership"
FIRM_OF = "{firm} of {defining} that define a viewpoint."
SHIFTS = "How people moved, from “{first}” to “{second}”"
SHIFTS_NOTE = (
    "An arrow a person: from the loading of the first sort to that of the second. The thick line below is "
    "the mean. People stand in the order of their change.")
SHIFTS_TITLE = "Shifts between conditions"
SHIFTED = "{name}: mean loading {before} in “{first}”, {after} in “{second}”"

# Decisions by hand beside other ways to analyse
BY_HAND = (
    "The other ways to analyse do not repeat {kinds} by hand: what does not hold there may be lost for want "
    "of them.")
WITHOUT_THEM = (
    " The study’s own choices without them give {labels} of {statements} labels and {found} of {viewpoints} "
    "viewpoints again.")
OPPOSITE = ", {count} from the opposite side"

"""The fixed words of the report, taken literally, in one place; slots are filled by `report_rules`."""

HEADLINE = ("{number} from {source} and {statements} statements, explaining {variance} of the "
            "variance.")
UNDEFINED = "No sort defines {names}: {have} no scores."
NOBODY_DEFINES = "No sort defines it: it has no scores and takes no part in comparisons."
DEFINED_BY = "Defined by {sorts}{pole}; {how} {variance} of the variance."
STATUS = [("confounded", ", between viewpoints"), ("null", ", near none"), ("not flagged", "")]

SHARE = "What they share"
PART = "Where they part"
SURE = "How sure this is"
VIEWPOINTS = "Viewpoints"
METHODS = "Methods"
REFERENCES = "References"

# What they share
FEWER_THAN_TWO = "With fewer than two viewpoints to compare, there is no common ground."
NO_GROUND = "No statement is common ground that these sorts can show."
GROUND_SIDES = {
    "embrace": "embraced", "setAside": "set aside", "littleMatter": "of little matter"}
GROUND_SIDES_OF_CHANGES = {
    "embrace": "moved up", "setAside": "moved down", "littleMatter": "moved little"}
CHANGES = ("The sorts are changes: how far each person moved each statement from “{before}” to "
           "“{after}”.")
NO_TWO = "No two viewpoints can be compared."
SAME_DEGREE = "to about the same degree (less than {delta} in z, {columns} grid columns, apart)"
SHARED = "{statements} shown to be held by all {degree}."
TOO_FEW_SHARE = "Too few people to show that viewpoints hold any statement {degree}."
NOTHING_SHARED = "No statement is shown to be held by all {degree}."
NO_CONSENSUS = "By the classical tests no statement is a consensus statement."
CONSENSUS = "By the classical tests {statements}: no two viewpoints differ at p < {level}."

# Where they part
NOTHING_DIVIDES = "With fewer than two viewpoints to compare, nothing divides them."
FURTHEST = "The viewpoints stand furthest apart on these statements."
LEADS = [
    ("divided", "They part on {themes}."), ("shared", "They share a side on {themes}."),
    ("same side, different arguments", "Same side, different arguments: {themes}."),
    ("differ little, on no one side", "They differ little, on no one side, on {themes}."),
    ("differ little, around the middle", "They differ little, around the middle, on {themes}."),
    ("undecided", "The sorts leave undecided {themes}."),
    ("needs directions", "Which side a viewpoint takes can’t be told on {themes}: add + or − to "
                         "the statements (column direction).")]
ONE_THEME = "Shares of the disagreement take two themes."
NOISE_UNKNOWN = (
    "How much of the disagreement is noise can’t be told: too few sorts define a viewpoint.")
NO_DISAGREEMENT = "No disagreement beyond noise."
WEIGHT = "It carries {share} of all disagreement with {size} of the statements"
MORE_THAN_SIZE = ", more than its size."
STAND = {"+": "for it", "-": "against it", None: "around the middle"}
ABOUT_SIDE = "More of the disagreement is about the side to take than about single statements."
ABOUT_STATEMENTS = "More of the disagreement is about single statements than about the side to take."
DIFFERENT = "Same side, different arguments: {statements} viewpoints apart."
LITTLE = "The viewpoints differ little, around the middle."
TOO_FEW_THEME = "Too few people to show that viewpoints agree on it, and no divide is shown."
UNDECIDED = "The sorts show neither agreement nor a divide."
UNDIRECTED = (
    "Its statements do not say which of them speak for it and which against: add + or − to them "
    "(column direction of statements.csv).")

# How sure this is
RELIABILITY = ("Judged by how well the sorts that define it agree, the reliability of a viewpoint’s "
               "scores is {figures}.")
BOUND = ("Viewpoints count as agreeing on a statement where they are shown to stand less than {delta} "
         "in z ({columns} grid columns) apart; ")
WITHIN = "the smallest bound these sorts could show is {shown}."
BEYOND = ("too few people to show that viewpoints agree to this degree: the smallest bound these sorts "
          "could show is above {shown}.")
NOT_TESTED = "Without tests against chance it is open how many viewpoints it would give."
AGREE = "{tests} against chance agree on {number}; {kept}."
BETWEEN = "{tests} against chance find between {low} and {high}{median}; {kept}."
MADE = "Illustrative data: simulated sorts; what they show is a program’s doing, not people’s."
SCOPE = "The study finds which viewpoints there are; it does not measure how many people hold each."
LEADING = [
    "parallel analysis", "sequential parallel analysis", "minimum average partial"]
CONCERNS = ["noDefiningSorts", "thinFactor", "noReliability"]
PROMINENT = ["moreThanSupported", "viewpointsIndistinct"]
NOT_HANDED_ON = ["sortsWithoutGroup", "groupTooSmall"]

# Tables that depend on labels
STARS = {0.05: "*", 0.01: "**", 0.001: "***"}
SCORES_TABLE = "Scores of all statements"
SCORES_NOTE = (
    "z: standardised score; column: the place in the viewpoint’s own sort. The label is about degree; "
    "which way all lean stands under common ground.")
APART_TABLE = "Distinguishing statements of {viewpoint}"
APART_NOTE = {
    "mindset": "Largest adjusted p: of its differences from every other viewpoint. Classical: "
               "*p < .05, **p < .01, ***p < .001.",
    "classical": "By the classical tests: *p < .05, **p < .01, ***p < .001."}
SHARED_TABLE = "Shared statements"
SHARED_NOTE = ("Shown to be held to about the same degree: every two viewpoints stand less than {delta} "
               "in z apart.")
CONSENSUS_TABLE = "Consensus statements"
CONSENSUS_NOTE = {
    ".01": "No two viewpoints differ at p < .01; * at p < .05 neither.",
    ".05": "No two viewpoints differ at p < .05."}
THEMES_TABLE = "Themes"
THEMES_NOTE = (
    "Divergence above 1: more disagreement per statement than on average. Raw: without the allowance "
    "for noise. Stance: mean z of its statements, those against it reversed.")
THEMES_HEADS = ["Theme", "Statements", "Share %", "Divergence", "Raw divergence", "p", "Adjusted p",
                "Tilt", "Argument"]

# Tables of statements that do not depend on labels
GROUND_TABLE = "Common ground"
GROUND_NOTE = (
    "Margin: slack of the test in z, above 0 where it is firm. Embrace: z of the least keen viewpoint; "
    "reject: of the least averse, turned about.")
GROUND_HEADS = ["Side", "Evidence", "Margin", "Embrace", "Reject", "Bridge"]
GROUND_SCORES = ["embrace", "reject", "bridge"]
DIVERGENCE_TABLE = "Statements by divergence"
DIVERGENCE_NOTE = "By the largest difference in z between any two viewpoints."
DIVERGENCE_HEADS = ["Largest difference", "Between", "Mindset’s label", "Classical"]
DIFFERENCES_TABLE = "Differences between {first} and {second}"
DIFFERENCES_NOTE = {
    "mindset": (
        "Descending. p: two-sided with the empirical standard error, and adjusted over all statements and "
        "pairs; g: Hedges’ g of the placements."),
    "classical": "Descending. By the classical tests: *p < .05, **p < .01, ***p < .001."}
DIFFERENCES_HEADS = {"mindset": ["p", "Adjusted p", "g"], "classical": ["Classical"]}

# Tables of sorts
LOADINGS_TABLE = "Factor loadings"
LOADINGS_NOTE = "Bold: the sort defines the viewpoint. h²: communality over the viewpoints."
# With an oblique rotation, whether flags rest on its pattern.
OBLIQUE_LOADINGS = {
    False: " These loadings are the pattern; flags and weights rest on the structure, the next table.",
    True: " These loadings are the pattern, on which flags and weights rest."}
STRUCTURE_TABLE = "Factor structure"
STRUCTURE_NOTE = {
    False: "Correlations of sorts with the factors, on which flags and weights rest; the factor loadings "
           "are the pattern. Bold: the sort defines the viewpoint.",
    True: "Correlations of sorts with the factors; flags and weights rest on the pattern, the factor "
          "loadings. Bold: the sort defines the viewpoint."}
PHI_TABLE = "Correlations between oblique factors"
PHI_NOTE = "Φ, of the factors themselves rather than of the viewpoints’ z-scores."
ALIKE_TABLE = "Correlations between sorts"
NOT_ALIKE = "Left out: the correlations of {sorts} sorts are too many for a page."
EIGENVALUES_TABLE = "Eigenvalues of the correlations between sorts"
EIGENVALUES_HEADS = ["Factor", "Eigenvalue", "% of variance", "Cumulative %"]
CHANCE = "Chance (95th percentile)"
FIRST_OF = "The first {shown} of {all}."
UNROTATED_TABLE = "Unrotated loadings"
UNROTATED_NOTE = "h²: communality over the {number} extracted factors."
CHARACTERISTICS_TABLE = "Factor characteristics"
CHARACTERISTICS_NOTE = (
    "Classical: each sort taken to be {reliability} reliable. Empirical: from the mean correlation among the "
    "sorts that define the viewpoint.")
OVERLAP = "% of variance: of the pattern; the factors overlap, so the shares do not add up."
OTHER_POLE = ("{pole} is the other pole of {whole}: their eigenvalue and % of variance are those of both and "
              "count once.")
EXPLAIN = "The viewpoints explain together {share} %."
CHARACTERISTICS = {
    "eigenvalue": "Eigenvalue after rotation", "explainedVariance": "% of variance",
    "reliability": "Reliability, classical", "standardError": "Standard error, classical",
    "meanCorrelation": "Mean correlation of defining sorts",
    "empiricalReliability": "Reliability, empirical",
    "empiricalStandardError": "Standard error, empirical"}
CORRELATIONS_TABLE = "Correlations between viewpoints"
CORRELATIONS_NOTE = "Of their z-scores."
ERRORS_TABLE = "Standard errors of differences between viewpoints (SED)"
ERRORS_HEADS = ["Pair", "Classical SED", "Empirical SED", "Agreement across/within (HTMT)"]
ONE_ONLY = "There is one viewpoint only."
SORTS_TABLE = "Sorts by viewpoint"
SPREADS_TABLE = "Mean and standard deviation of each sort"
SPREADS_NOTE = "Of the placements, divisor N − 1: the columns were free."
FILLED_COUNT = " Filled cells count with what they were filled with."
SPREADS_HEADS = ["Sort", "Mean", "Standard deviation"]
SORTS_HEADS = ["Sort", "Participant", "Condition", "Viewpoint", "Status", "Loading"]

# The checklist: an item, and what is left to the author
CHECKLIST_NOTE = (
    "The thirteen items of Churruca et al. 2021. What a study file or the analysis says is filled in; "
    "the rest is the author’s.")
CHECKLIST_HEADS = ["Item", "In this study", "Author to state"]
MATERIALS = "Materials: scale and anchors"
ENDS_LEFT = "What the ends meant to people; "
CHECKLIST = [
    ("How statements were gathered", "From where, from whom and how the concourse was gathered."),
    ("How they were sifted into the Q set",
     "Who merged, reworded and dropped statements, and by which rule."),
    ("Number of statements", ""),
    ("Piloting", "Whether there was a pilot, with whom, and what it changed."),
    (MATERIALS, "Cards and board, or the page that stood for them."),
    ("How sorting was administered",
     "Who took part and how they were chosen; face to face, by post or on line; who was there, and "
     "for how long."),
    ("Other methods beside sorting", "Interviews or questionnaires, and what was made of them."),
    ("Extraction and rotation", ""),
    ("Programs", "The program with which sorts were collected, if there was one."),
    ("How the number of viewpoints was decided", "Why {number}: what weighed beside these figures."),
    ("Variance explained", ""),
    ("How viewpoints were interpreted",
     "Who read them, with what, and whether participants were asked."),
    ("A narrative for each viewpoint",
     "The shared meaning in full, with statements and their columns, and what people said; the crib "
     "sheet among the handouts has both, ready to paste.")]
WORDED = {"own": "The statements are the authors’ own wording.",
          "published": "The statements are from a publication."}
BY_THEME = "Statements by theme: {themes}."
SCALE = "A grid from {low} (“{lowest}”) to {high} (“{highest}”); its columns {filled}."
SCALE_WITHOUT_ENDS = (
    "A grid from {low} to {high}; the study doesn’t name what its ends mean; its columns {filled}.")
READ_FROM = "From the arrays, the statements that set each viewpoint apart and {ground}{themes}."

# Controls, which make no claim of their own
FIND = ["Find a statement", "Show all"]
HINTS = [
    "The head of a column sorts its table. A statement or a sort that you point at or tap is marked "
    "wherever it stands.",
    "Enter steps into a table or a figure, arrow keys go on, Escape leads out."]
LABEL_CHOICE = [
    "Labels of statements", "Mindset’s: distinguishing, shared, undecided",
    "Classical: distinguishing, consensus",
    "For lists and tables below; the answer, figures, methods and checklist keep the labels that were "
    "asked for."]
BENCH = "Try a rotation"
NOT_ATTACHED = "it was not attached."
NO_BENCH_SPLIT = (
    "Rotations by hand can’t be tried on this page, because a viewpoint is split; they can be written "
    "into the recipe.")
NO_BENCH_OBLIQUE = (
    "Rotations by hand can’t be tried on this page, because the factors are correlated: turning them "
    "in a plane has no meaning there.")
NO_BENCH_ROUNDED = (
    "Rotations by hand can be tried on this page with exact figures only, not where another program’s "
    "rounding is repeated; they can be written into the recipe.")
NO_BENCH_MANY = (
    "Rotations by hand can be tried on this page for up to 200 sorts; here they can be written into the "
    "recipe.")
NO_BENCH_NUMBERS = (
    "Rotations by hand can’t be tried on this page, because the recipe names viewpoints that were not "
    "found, and a rotation is written with the numbers of its names; mend its viewpoints first.")
BENCH_BEFORE = [
    BENCH,
    "Turn the axes of two viewpoints and see which sorts come to define which. This is a preview: "
    "scores, arrays and labels on this page stay as they are. Copy the lines into the recipe, and run "
    "the recipe for results.",
    "Each mark is a sort; its shape is that of the viewpoint it defines, a ring that of none or "
    "several. Dotted: the axes before this turn. Drag the end of an axis, or use the slider. Where "
    "marks crowd, a name that finds no room is left out; point at a mark to read it.",
    "Viewpoints"]
BENCH_CONTROLS = [
    "Angle, clockwise", "Degrees",
    "Arrow keys turn by 1 degree, with Shift by 5, Page Up and Page Down by 10.",
    "Undo", "Redo", "Reset", "Defining sorts, before and now.",
    "Before is as reported; now is after the turns above.", "Viewpoint", "Before", "Now"]
BENCH_OTHERS = "none, or several"
BENCH_WHY = "Why (kept in the recipe)"
BENCH_LINES = {
    False: "Lines for the recipe",
    True: "Lines for the recipe, in place of its rotations, which they hold as well"}
BENCH_LOADINGS = [
    "Copy the lines", "Loadings now.",
    "Bold: the sort defines the viewpoint. New and gone: it does so only after the turns, or only "
    "before."]

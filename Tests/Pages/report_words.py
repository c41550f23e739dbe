"""The fixed words of the report, taken literally, in one place; slots are filled by `report_rules`."""

HEADLINE = ("{number} from {source} and {statements} statements, explaining {variance} of the "
            "variance.")
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
CONSENSUS = "By the classical tests {statements}: no two viewpoints differ at p < .01."

# Where they part
NOTHING_DIVIDES = "With fewer than two viewpoints to compare, nothing divides them."
FURTHEST = "The viewpoints stand furthest apart on these statements."
LEADS = [
    ("divided", "They part on {themes}."), ("shared", "They share a side on {themes}."),
    ("same side, different arguments", "Same side, different arguments: {themes}."),
    ("differ little, around the middle", "They differ little, around the middle, on {themes}."),
    ("undecided", "The sorts leave undecided {themes}."),
    ("needs directions", "Which side a viewpoint takes can’t be told on {themes}: add + or − to "
                         "the statements (column direction).")]
ONE_THEME = "Shares of the disagreement take two themes."
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
NOT_COMPARED = "There are no two viewpoints to compare."
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

# Methods: what an analysis with the usual rules says, with a number in every slot
DATA = (
    "The Q study (Stephenson 1935; Brown 1980) has N = {statements} statements and P = {sorts} by "
    "{people}. The grid is {grid}{filled}")
ONLY = ("Only sorts of the condition {chosen} took part",
        "Only sorts of the conditions {chosen} took part")
LEFT_OUT = ("{chosen} was left out", "{chosen} were left out")
EXTRACTION = (
    "Likeness between sorts is Pearson’s product-moment correlation. From the correlations "
    "{extracted} principal components (Hotelling 1933) were extracted.")
ROTATION = (
    "Of these K = {kept} and rotated by varimax (Kaiser 1958) with rows normalised, which converged "
    "in {sweeps}.")
OBLIMIN = (
    "Of these K = {kept} and rotated by oblimin (Jennrich 2002), an oblique rotation (γ = 0), which "
    "converged in {sweeps}.")
# How many starts were tried and where they ended is not in the result file.
STARTS = r"( All of 11 starts ended at this optimum\.| Of 11 starts \d+ ended at a lower optimum\.)"
DECIDED = "By decision, {decisions}."
TURNED = "viewpoints {first} and {second} were rotated by {degrees}°"
INVERTED = ("viewpoint {numbers} was turned about", "viewpoints {numbers} were turned about")
SPLIT = ("viewpoint {numbers} was split into its two poles",
         "viewpoints {numbers} were split into their two poles")
TAKEN = ("viewpoint {numbers} was kept, in this order", "viewpoints {numbers} were kept, in this order")
FLAGGED = "{sort} defines viewpoint {number}{pole}"
UNFLAGGED = "{sort} does not define viewpoint {number}"
FLAGGING = {
    "standard": (
        "A sort defines a viewpoint where its squared loading exceeds half of its communality and its "
        "loading exceeds 1.96/√N = {limit} in size (p < 0.05) (Brown 1980)."),
    "significance": (
        "A sort defines a viewpoint where its loading exceeds 1.96/√N = {limit} in size (p < 0.05)."),
    "none": "No sort was flagged by rule; where one defines a viewpoint, it was set by hand."}
NOISE = (" In {studies} studies of pure noise with this design it flags {share} of the sorts on "
         "average: a flag alone is no evidence of a viewpoint.")
SCORING = (
    "A defining sort with loading a has the weight a/(1 − a²) (Spearman 1927; Brown 1980); the "
    "weighted sums of placements, standardised over the statements (divisor N − 1), are the z-scores, "
    "and their ranks fill the grid.")
FREE = (", the rank-wise median of the sorts; sorts need not fill it (free distribution), and each was "
        "standardised before scoring.")
FORCED = "; every sort fills it (forced distribution)."
FORCED_BUT_BLANKS = ("; every sort without blank cells fills it (forced distribution), and each was "
                     "standardised before scoring.")
BLANKS = (
    "Of {sorts} {cells} blank (at most {most} of a sort). Each took the statement’s mean standardised "
    "placement over the sorts that have it, every sort being standardised on the statements it placed.")
CHANGE_SORTS = (
    "What was analysed are change-sorts: each person’s placements under “{after}” less those under "
    "“{before}”, as a free distribution")
RELIABILITIES = (
    "With p defining sorts, each of reliability r, a viewpoint has the reliability pr/(1 + (p − 1)r) "
    "(Brown 1980): classical with r = {reliability}, empirical with r the mean correlation among its "
    "defining sorts (pooled over viewpoints where there are one or two). The standard error is "
    "SE = √(1 − reliability), that of a difference SED = √(SE² + SE²).")
CLASSICAL = (
    "By the classical tests a viewpoint is distinguished by a statement where it differs from every "
    "other by more than 1.960 (*p < .05), 2.576 (**p < .01) or 3.291 (***p < .001) classical SED; a "
    "consensus statement has no pair that differs at p < .01.")
LABELS = (
    "A statement is shared where every two viewpoints are shown by two one-sided tests (Schuirmann "
    "1987) at 5 % to differ by less than δ = {delta} in z ({columns} grid columns); the empirical SED "
    "serves. It is distinguishing where it is not shared and a viewpoint with at least three defining "
    "sorts differs from every other at p < .05, two-sided p adjusted over all statements and pairs "
    "(Benjamini & Hochberg 1995); else it is undecided. Two viewpoints whose defining sorts correlate "
    "across at 0.85 or more of what they do within (heterotrait–monotrait ratio, Henseler et al. 2015) "
    "are not told apart. Effect sizes are Hedges’ g (Hedges 1981). ") + CLASSICAL
GROUND = (
    "Common ground is firm where an intersection–union test (Berger 1982) at 5 % shows that every "
    "viewpoint’s z lies above 0 (embraced), below 0 (set aside) or within ±{delta} (of little "
    "matter); it is likely where all z lie at or beyond 0.50 on one side, or all within it, and no pair "
    "differs at adjusted p < .05.")
THEMES = (
    "A theme’s share of the disagreement is its part of the variance of z between viewpoints, less "
    "that of noise; its p comes from {permutations} permutations of themes over statements, adjusted "
    "over themes (Westfall & Young 1993).")
STANCES = (
    "A stance is the mean z of a theme’s statements, those that speak against it reversed; stances "
    "are shared where all pairs are shown to differ by less than δ, divided where a pair differs by δ "
    "or more at p < .05 (Holm 1979). A viewpoint is said to stand for or against a theme where a "
    "one-sided 5 % test shows the side of 0 its stance lies on, and around the middle otherwise.")
TESTS = [
    "Parallel analysis (Horn 1965) compared the eigenvalues with the 95th percentile of {studies} "
    "studies in which each person’s placements were permuted over the statements; it suggests "
    "{parallel}.",
    "Sequential parallel analysis (after Green et al. 2012), which simulates each next factor from "
    "those before it, suggests {sequential}.",
    "The minimum average partial (Velicer 1976) suggests {map}."]
# The last sentence names the checklist, which does not name itself.
CHECKLIST_NAMED = (
    " What a reader of a Q study needs to be told beside this is in the checklist of Churruca et al. "
    "2021, the last table.")
PROGRAM = (
    "Computed by mindset {version} with LAPACK {lapack} (Anderson et al. 1999) and {blas}; seed {seed}."
    + CHECKLIST_NAMED)

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
CONSENSUS_NOTE = "No two viewpoints differ at p < .01; * at p < .05 neither."
THEMES_TABLE = "Themes"
THEMES_NOTE = (
    "Divergence above 1: more disagreement per statement than on average. Raw: without the allowance "
    "for noise. Stance: mean z of its statements, those against it reversed.")
THEMES_HEADS = ["Theme", "Statements", "Share %", "Divergence", "Raw divergence", "p", "Adjusted p",
                "Tilt", "Argument"]

# Tables of sorts and of common ground
SORTS_HEADS = ["Sort", "Participant", "Condition", "Viewpoint", "Status", "Loading"]
GROUND_HEADS = ["Side", "Evidence", "Margin", "Embrace", "Reject", "Bridge"]
GROUND_SCORES = ["embrace", "reject", "bridge"]

# The checklist: an item, and what is left to the author
CHECKLIST_NOTE = (
    "The thirteen items of Churruca et al. 2021. What a study file or the analysis says is filled in; "
    "the rest is the author’s.")
CHECKLIST_HEADS = ["Item", "In this study", "Author to state"]
CHECKLIST = [
    ("How statements were gathered", "From where, from whom and how the concourse was gathered."),
    ("How they were sifted into the Q set",
     "Who merged, reworded and dropped statements, and by which rule."),
    ("Number of statements", ""),
    ("Piloting", "Whether there was a pilot, with whom, and what it changed."),
    ("Materials: scale and anchors", "Cards and board, or the page that stood for them."),
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

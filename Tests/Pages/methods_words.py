"""The fixed words of a report's methods, with a number in every slot; `report_methods` fills them in."""

DATA = (
    "The Q study (Stephenson 1935; Brown 1980) has N = {statements} statements and P = {sorts} by "
    "{people}. The grid is {grid}{origin}{filled}")
GRIDS = {
    "declared": "", "shared": ", read off the sorts, more than half of which share it",
    "median": ", the rank-wise median of the sorts"}
ONLY = ("Only sorts of the condition {chosen} took part",
        "Only sorts of the conditions {chosen} took part")
LEFT_OUT = ("{chosen} was left out", "{chosen} were left out")
EXTRACTION = "Likeness between sorts is {likeness}. From the correlations {factors} were extracted."
LIKENESS = {
    "pearson": "Pearson’s product-moment correlation",
    "spearman": "Spearman’s rank correlation (Spearman 1904)",
    "kendall": "Kendall’s tau-b (Kendall 1945)"}
FACTORS = {
    "pca": "{number} principal components (Hotelling 1933)",
    "centroid": "{number} centroid factors (Thurstone 1947; Brown 1980; {iterations} in all, {each}; stop "
                "at a change of {change})",
    "horst": "{number} centroid factors with iterated communalities (Horst 1965; {passes}, {whether}; "
             "stop at a residual communality of 0.0001)",
    "paf": "{number} iterated principal axis factors (Harman & Jones 1966; {whether} in {iterations})",
    "ml": "{number} maximum likelihood factors (Jöreskog 1967; {whether} in {iterations})"}
CHANGE = {"pqmethod": "0.00100"}
SMALLEST_CHANGE = "0.00001"
ROTATION = {
    "none": "Of these K = {kept}, and not rotated.",
    "target": "Of these K = {kept} and rotated, orthogonally, as near as can be to given loadings "
              "(Schönemann 1966).",
    "defining": "Of these K = {kept}; the first was put through the sort {sort}, the others rotated by "
                "varimax (Kaiser 1958)."}
ROTATED = "Of these K = {kept} and rotated by {rotation}which {whether} in {sweeps}."
ROTATIONS = {
    "varimax": "varimax (Kaiser 1958) with rows normalised, ",
    "quartimax": "quartimax (Crawford & Ferguson 1970) with rows normalised, ",
    "equamax": "equamax (Crawford & Ferguson 1970) with rows normalised, ",
    "promax": "promax (Hendrickson & White 1964), an oblique rotation (power 4) from varimax, ",
    "oblimin": "oblimin (Jennrich 2002), an oblique rotation (γ = 0), "}
# How many starts were tried and where they ended is not in the result file.
STARTED = ["varimax", "quartimax", "equamax", "promax"]
STARTS = r"( All of 11 starts ended at this optimum\.| Of 11 starts \d+ ended at a lower optimum\.)"
# On which loadings flags rest, after an oblique rotation: whether on its pattern.
OBLIQUE = {
    False: " Flags and weights rest on the structure, which is the correlations of sorts with the oblique "
           "factors; the table of factor loadings has the pattern.",
    True: " Flags and weights rest on the pattern, which the table of factor loadings has, and not on the "
          "structure, which is the correlations of sorts with the oblique factors."}
DECIDED = "By decision, {decisions}."
TURNED = "{both} were rotated by {degrees}°"
INVERTED = "{viewpoints} turned about"
SPLIT = "{first} and {second} are the two poles of one viewpoint that was split"
TAKEN = "{taken} of {all} {were} kept, in the order decided"
WITH_POLE = "{first} with its other pole {second}"
GONE = "a viewpoint that was not kept"
BOTH_GONE = "two viewpoints that were not kept"
FLAGGED = "{sort} defines {viewpoint}{pole}"
UNFLAGGED = "{sort} does not define {viewpoint}"
FLAGGING = {
    "standard": "A sort defines a viewpoint where {most} and {significant} (Brown 1980).",
    "significance": "A sort defines a viewpoint where {significant}.",
    "majority": "A sort defines a viewpoint where {most}.",
    "none": "No sort was flagged by rule; where one defines a viewpoint, it was set by hand."}
MOST = "its squared loading exceeds half of its communality"
SIGNIFICANT = "its loading exceeds {quantile}/√N = {limit} in size (p < {level})"
NOISE = (" In {studies} studies of pure noise with this design it flags {share} of the sorts on "
         "average: a flag alone is no evidence of a viewpoint.")
SCORING = (
    "A defining sort with loading a has the weight a/(1 − a²) (Spearman 1927; Brown 1980); the "
    "weighted sums of placements, standardised over the statements (divisor N − 1), are the z-scores, "
    "and their ranks fill the grid.")
FREE = "; sorts need not fill it (free distribution), and {scored}"
FREE_SCORED = ("each was standardised before scoring.", "placements were scored as they are.")
FORCED = "; every sort fills it (forced distribution)."
FORCED_BUT_BLANKS = "; every sort without blank cells fills it (forced distribution){scored}"
BLANKS_SCORED = (", and each was standardised before scoring.", ".")
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
    "other by more than 1.960 (*p < .05), {second} (**p < .01) or 3.291 (***p < .001) classical SED; a "
    "consensus statement has no pair that differs at p < {level}.")
LABELS = (
    "A statement is shared where every two viewpoints are shown by two one-sided tests (Schuirmann "
    "1987) at 5 % to differ by less than δ = {delta} in z ({columns} grid columns); the empirical SED "
    "serves. It is distinguishing where it is not shared and a viewpoint with at least three defining "
    "sorts differs from every other at p < .05, two-sided p adjusted over all statements and pairs "
    "({adjustment}); else it is undecided. Two viewpoints whose defining sorts correlate "
    "across at 0.85 or more of what they do within (heterotrait–monotrait ratio, Henseler et al. 2015) "
    "are not told apart. Effect sizes are Hedges’ g (Hedges 1981). ") + CLASSICAL
GROUND = (
    "Common ground is firm where an intersection–union test (Berger 1982) at 5 % shows that every "
    "viewpoint’s z lies above 0 (embraced), below 0 (set aside) or within ±{delta} (of little "
    "matter); it is likely where all z lie at or beyond 0.50 on one side, or all within it, and no pair "
    "differs at adjusted p < .05.")
# The second critical value, as other programs round it.
SECOND = {"kade": "2.575", "pqmethod": "2.580"}
ADJUSTMENT = {"bh": "Benjamini & Hochberg 1995", "holm": "Holm 1979"}
THEMES = (
    "A theme’s share of the disagreement is its part of the variance of z between viewpoints, less "
    "that of noise; its p comes from {permutations} permutations of themes over statements, adjusted "
    "over themes (Westfall & Young 1993).")
STANCES = (
    "A stance is the mean z of a theme’s statements, those that speak against it reversed; stances "
    "are shared where all pairs are shown to differ by less than δ, divided where a pair that is told "
    "apart, each with three defining sorts or more, differs by δ or more at p < .05 (Holm 1979). A "
    "viewpoint is said to stand for or against a theme where a one-sided 5 % test shows the side of 0 its "
    "stance lies on, and around the middle otherwise.")
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
# Whose small print is repeated; some of them score placements as they are.
PROGRAMS = {"qmethod": "qmethod 1.8.4", "kade": "KADE 1.4.0", "pqmethod": "PQMethod 2.35"}
SMALL_PRINT = "Rounding, iterations and rules on the way are those of {program}. "
PROGRAM = (
    "Computed by mindset {version} with LAPACK {lapack} (Anderson et al. 1999) and {blas}; seed {seed}."
    + CHECKLIST_NAMED)

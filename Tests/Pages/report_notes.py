"""What stands above and below the drawing of each figure of a report: worked out again."""

import evidence_words
import sheet_words
from report_marks import Figure, words_in
from report_sort_pictures import MOST_TOLD
from sheet_facts import count, fixed, integer, listed
from sheet_readers import Svg, squeezed, tidy

SCORES = "Where viewpoints differ most"
SCORES_NOTE = (
    "Score (z) of each statement in each viewpoint. On top the statements on which the viewpoints lie "
    "furthest apart.")
ONE_SCORE = "Scores of the statements"
ONE_SCORE_NOTE = (
    "Score (z) of each statement in the only viewpoint that has scores; the highest on top.")
WITHOUT_SCORES = "{names} {have} not shown."
DRAWS = "Lines at the markers: where the score lies in 95 % of {draws} draws of the sorts."
PRECISION = "How sure a score is: ±1.645 standard errors (90 % interval)"
TOO_FEW_AGREE = "Too few people took part to show that viewpoints agree to within {margin}."
RIGHT_EDGE = (
    "Right edge: the viewpoints that a statement tells apart from every other; shared, where all agree to "
    "within {margin}; common ground, what is embraced, set aside or of little matter to all. Blank: the "
    "sorts don’t settle it.")
CLASSICAL_EDGE = (
    "Right edge: viewpoints that differ from every other (* p < .05, ** p < .01, *** p < .001), and "
    "consensus, where no two differ (p > .01, * p > .05).")
THEMES = "Where the disagreement lies"
STANCES_LEFT = (
    "Left: the side each viewpoint takes on a theme, with two standard errors to either side (about 95 %).")
SHARES = (" theme’s share of all disagreement; the short upright line is its share of the statements.")
NOTHING_TO_DIVIDE = "Fewer than two viewpoints have scores, so there is no disagreement to divide up."
ONE_THEME = "With a single theme there are no shares."
NOISE_UNKNOWN = "How much of the disagreement is noise can’t be told, so there is nothing to divide up."
NO_DISAGREEMENT = "There is no disagreement beyond noise to divide up among the themes."
ABOUT_SIDES = (
    "A label is about the side taken, not the reasons. “More than its size” is said only where chance would "
    "hardly do the same (adjusted p < .05).")
UNDIRECTED = (
    "Stances need directions: whether agreeing with a statement speaks for or against its theme.")
SCREE = "How many viewpoints"
SCREE_NOTE = (
    "Eigenvalues of the correlations between sorts, the largest first; full dots are the {kept} kept.")
CHANCE = (
    "Dashed: what chance reaches in 5 of 100 studies (each person’s own placements shuffled). Parallel "
    "analysis suggests {suggested}.")
PEARSON = (
    "The eigenvalues shown are those of Pearson correlations, which parallel analysis uses.")
LOADINGS = "Sorts by their loadings on two viewpoints"
LOADINGS_NOTE = (
    "A sort stands as far to the right as it loads on {first}, and as far up as it loads on {second}. "
    "Markers define the viewpoint of their shape; small rings define none.")
MOST_NAMED = 40
UNNAMED = "More than 40 names would hide the marks: none is shown."
COVERED = "Of marks that would cover each other one is drawn."
ALIKE = "How alike the sorts are"
ALIKE_NOTE = (
    "A square for each two sorts, as large as their correlation: full where they agree, hollow where one is "
    "the other turned round. Sorts stand by the viewpoint they define; at the end those that define none.")
TITLES = {
    "z-scores": "Scores of all statements by viewpoint", "themes": "Themes and viewpoints",
    "scree": "Eigenvalues", "correlations": "Correlations between sorts",
    "firmness": evidence_words.FIRMNESS_TITLE, "shifts": evidence_words.SHIFTS_TITLE}
LOADINGS_TITLE = "Loadings on {first} and {second}"


class Notes(Figure):
    """What is wrong with headings, notes and closings, in words."""

    def complaints(self):
        for name, title in self.titles():
            figure = self.figure(name)
            if figure is not None and Svg(next(figure.iter("svg"))).title != tidy(title):
                yield f"figure {name}: is not entitled {title!r}"
        for name, head, close in self.due():
            figure = self.figure(name)
            if figure is None:
                continue
            said = squeezed("".join(words_in(figure)))
            head = squeezed("".join(filter(None, head)))
            if not said.startswith(head):
                yield f"figure {name}: begins {said[:len(head)]!r}, not {head!r}"
            if close and not said.endswith(squeezed(close)):
                yield f"figure {name}: ends {said[-len(squeezed(close)):]!r}, not {close!r}"

    def titles(self):
        yield from TITLES.items()
        for f in self.facts.factors:
            for g in range(f + 1, len(self.facts.fid)):
                yield f"loadings-{f + 1}-{g + 1}", LOADINGS_TITLE.format(
                    first=self.facts.full_name(f), second=self.facts.full_name(g))

    def due(self):
        """(figure, its heading and notes, what closes it)"""
        facts = self.facts
        made = " ".join(facts.picture_notes)
        yield "z-scores", [*self.scores(), made, PRECISION], self.right_edge()
        has_stances = bool(facts.comparable) and any(
            any(theme["stances"] or []) for theme in facts.json["themes"])
        shares = ("Right: the" if has_stances else "The") + SHARES
        yield ("themes", [THEMES, STANCES_LEFT if has_stances else None, shares, self.without_scores(),
                          made], self.shares())
        yield "scree", [*self.eigenvalues(), made], None
        for f in facts.factors:
            for g in range(f + 1, len(facts.fid)):
                note = LOADINGS_NOTE.format(first=facts.full_name(f), second=facts.full_name(g))
                unnamed = UNNAMED if len(facts.sorts) > MOST_NAMED else None
                covered = COVERED if len(facts.sorts) > MOST_TOLD else None
                yield f"loadings-{f + 1}-{g + 1}", [LOADINGS, note, unnamed, covered, made], None
        yield "correlations", [ALIKE, ALIKE_NOTE, made], None

    def without_scores(self):
        facts = self.facts
        names = [facts.fid[f] for f in facts.factors if f not in facts.comparable]
        have = "has no scores and is" if len(names) == 1 else "have no scores and are"
        return WITHOUT_SCORES.format(names=listed(names), have=have) if names else None

    def scores(self):
        one = len(self.facts.comparable) == 1
        bootstrap = self.facts.json["bootstrap"]
        fitted = bootstrap and bootstrap["steps"] - bootstrap["failed"] - bootstrap["degenerate"]
        draws = DRAWS.format(draws=integer(bootstrap["steps"])) if bootstrap and fitted > 1 else None
        return [ONE_SCORE if one else SCORES, ONE_SCORE_NOTE if one else SCORES_NOTE,
                self.without_scores(), draws]

    def right_edge(self):
        facts = self.facts
        if len(facts.comparable) < 2:
            return None
        if facts.is_classical:
            return CLASSICAL_EDGE
        few = facts.has_warning("sharedOutOfReach")
        return RIGHT_EDGE.format(margin=fixed(facts.settings["equivalence"], 2)) + (
            TOO_FEW_AGREE.format(margin=fixed(facts.settings["equivalence"], 2)) if few else "")

    def shares(self):
        themes = self.facts.json["themes"]
        if len(self.facts.comparable) < 2:
            return NOTHING_TO_DIVIDE
        if len(themes) == 1:
            return ONE_THEME
        if all(theme["share"] is None for theme in themes):
            return NO_DISAGREEMENT if self.facts.is_noise_known else NOISE_UNKNOWN
        return ABOUT_SIDES if any(theme["stances"] for theme in themes) else UNDIRECTED

    def eigenvalues(self):
        facts = self.facts
        yield SCREE
        yield SCREE_NOTE.format(kept=count(facts.settings["factors"], "factor"))
        retention = facts.json["retention"]
        if retention:
            found = {each["name"]: each["factors"] for each in retention["criteria"]}
            yield CHANCE.format(suggested=found["parallel analysis"])
            if facts.settings["correlation"] != "pearson":
                yield PEARSON

"""What a result file has to warn of, worked out again: of these kinds every warning, and none besides.

Other kinds tell of the way to the result, of which nothing is left in the file.
"""

from collections import Counter

from lexicon_checker import differences
from sheet_facts import fixed

TIED = (
    "Statements {groups} are tied in {name}, at the edge of a column: the one listed first takes the higher "
    "column.")
NOBODY = "No sort defines {name}: it has no scores and takes no part in comparisons."
THIN = {1: "{name} is defined by one sort only: its scores follow that person closely.",
        2: "{name} is defined by two sorts only: its scores follow those two closely."}
BIPOLAR = ("{name} is bipolar: {sorts} the opposite view. Its array speaks for the positive pole; to see "
           "both, split it.")
NEGATIVE = ("Every sort that defines {name} does so on its negative pole; invert it to read it from their "
            "side.")
AGAINST = ("{sort} is flagged “{sign}” on {name} by hand and loads {loading}: it is told as {told} with the "
           "viewpoint and enters its scores as {scored}. Set the flag to “{other}”, or remove it.")
NOTHING = "No viewpoint has scores: there is nothing to compare."
ALONE = "Only one viewpoint has scores: there is nothing to compare it with."
OUT_OF_REACH = (
    "Too few people to show that viewpoints agree to within {delta} in z: with these sorts only differences "
    "below {smallest} could be shown to be none.")
NONE_STANDS_OUT = (
    "{kept} kept, but none stands out from chance by any test: what is shown may be noise.")
FEWER_STAND_OUT = (
    "{kept} kept, but at most {most} out from chance {found}: the further ones, and what "
    "tells them apart, may be noise.")
INDISTINCT = (
    "The sorts that define {first} agree with those that define {second} nearly as well as among themselves "
    "(ratio {ratio}, and from 0.85 on two viewpoints are not told apart): they may be one viewpoint divided, "
    "and no statement is said to distinguish them. Try keeping fewer.")
UNPAIRED = (
    "{people} only one of the sorts “{first}” and “{second}” and {are} left out of their comparison: {names}.")
TOO_SMALL = "By {attribute}, {groups} one person only: counted, not tested."
WITHOUT_GROUP = "{sorts} no {attribute} and {take} no part in its groups."


class WarningRules:
    """What is wrong with the warnings of a result file, in words."""

    def __init__(self, facts):
        self.facts, self.known = facts, facts.json

    def complaints(self):
        kinds = {
            "tiedScores": self.ties, "noDefiningSorts": self.nobody, "thinFactor": self.thin,
            "bipolarFactor": self.bipolar, "negativeFlags": self.negative,
            "flagAgainstLoading": self.against_loadings,
            "noComparison": self.alone, "sharedOutOfReach": self.out_of_reach,
            "moreThanSupported": self.unsupported, "viewpointsIndistinct": self.indistinct,
            "peopleNotPaired": self.unpaired, "groupTooSmall": self.too_small,
            "sortsWithoutGroup": self.without_group}
        for code, due in kinds.items():
            found = [warning["message"] for warning in self.known["warnings"]
                     if warning["code"] == code]
            for complaint in differences(list(due()), found):
                yield f"warnings of {code}: {complaint}"

    # Viewpoints

    def ties(self):
        facts = self.facts
        for f in facts.comparable:
            groups = [" and ".join(facts.ids[j] for j in group) for group in facts.tied(f)]
            if groups:
                yield TIED.format(groups=", ".join(groups), name=facts.fid[f])

    def nobody(self):
        return (NOBODY.format(name=self.facts.fid[f]) for f in self.facts.factors
                if f not in self.facts.comparable)

    def thin(self):
        for f in self.facts.factors:
            number = len(self.facts.definers(f))
            if number in THIN:
                yield THIN[number].format(name=self.facts.fid[f])

    def against(self, f):
        return [i for i in self.facts.definers(f) if self.facts.flags[i][f] < 0]

    def bipolar(self):
        for f in self.facts.factors:
            ids = [self.facts.sorts[i]["id"] for i in self.against(f)]
            if ids and len(ids) < len(self.facts.definers(f)):
                yield BIPOLAR.format(name=self.facts.fid[f], sorts=f"{', '.join(ids)} " + (
                    "holds" if len(ids) == 1 else "hold"))

    def negative(self):
        return (NEGATIVE.format(name=self.facts.fid[f]) for f in self.facts.factors
                if self.against(f) and self.against(f) == self.facts.definers(f))

    def against_loadings(self):
        facts = self.facts
        for f in facts.factors:
            for i in facts.definers(f):
                agrees = facts.flags[i][f] > 0
                if facts.loadings[i][f] * facts.flags[i][f] < 0:
                    signs, sides = ("+", "-"), ("agreeing", "disagreeing")
                    yield AGAINST.format(
                        sort=facts.sorts[i]["id"], name=facts.fid[f], loading=fixed(facts.loadings[i][f], 2),
                        sign=signs[not agrees], told=sides[not agrees], other=signs[agrees],
                        scored=sides[agrees])

    # Comparing them

    def alone(self):
        number = len(self.facts.comparable)
        return [] if number > 1 else [ALONE if number else NOTHING]

    def out_of_reach(self):
        smallest, delta = self.known["detectable"]["equivalence"], self.facts.settings["equivalence"]
        if smallest is not None and smallest >= delta:
            yield OUT_OF_REACH.format(delta=fixed(delta, 2), smallest=fixed(smallest, 2))

    def unsupported(self):
        if not self.facts.is_unsupported:
            return
        low, high = self.known["retention"]["range"]
        number = sum(pole is None for pole in self.known["rotation"]["splitFrom"])
        kept = f"{number} viewpoint{' was' if number == 1 else 's were'}"
        yield (FEWER_STAND_OUT if high else NONE_STANDS_OUT).format(
            kept=kept, found="by any test" if low == high else f"(range {low} to {high})", most=f"{high} stand{'s' if high == 1 else ''}")

    def indistinct(self):
        for f, g in self.facts.pairs:
            ratio = self.known["heterotraitMonotrait"][f][g]
            if ratio is not None and ratio >= 0.85:
                yield INDISTINCT.format(
                    first=self.facts.fid[f], second=self.facts.fid[g], ratio=fixed(ratio, 2))

    # People

    def unpaired(self):
        found, sorts = self.known["paired"], self.facts.sorts
        conditions = [found["from"], found["to"]] if found else []
        if self.facts.change:
            # Whoever sorted once has not changed, and is not in the result.
            conditions, sorts = self.facts.change, self.facts.rows
        number = Counter(sort["participant"] for sort in sorts
                         if conditions and sort["condition"] in conditions)
        names = sorted(person for person, sorts in number.items() if sorts == 1)
        if names:
            one = len(names) == 1
            yield UNPAIRED.format(
                people=f"{len(names)} {'person has' if one else 'people have'}", first=conditions[0],
                second=conditions[1], are="is" if one else "are", names=", ".join(names))

    def too_small(self):
        for found in self.known["groups"] or []:
            small = sum(group["people"] < 2 for group in found["groups"])
            tested = {name for pair in found["pairs"] for name in (pair["a"], pair["b"])}
            if small and tested:
                yield TOO_SMALL.format(
                    attribute=found["attribute"],
                    groups=f"{small} group{' is' if small == 1 else 's are'}")

    def without_group(self):
        for found in self.known["groups"] or []:
            left = len(self.facts.sorts) - sum(len(group["sorts"]) for group in found["groups"])
            if left:
                yield WITHOUT_GROUP.format(
                    sorts=f"{left} sort{' has' if left == 1 else 's have'}",
                    attribute=found["attribute"], take="takes" if left == 1 else "take")

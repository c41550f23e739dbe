"""What the report says of everything computed beside an analysis: worked out again from its figures."""

from statistics import median

import evidence_words as words
from report_groups import Groups, Paired
from sheet_facts import capitalised, count, fixed, integer, listed, percent, word

FIRM = 0.8
HOLDS_WELL = 0.8
SAME_VIEWPOINT = 0.9


def some(number, one, many):
    """“none does”, “1 does”, “2 do”."""
    return count(number, one, many) if number else f"none {one}"


class Evidence:
    """The parts of “How far it carries”, each as (title, sentences, what the methods say)."""

    def __init__(self, facts):
        self.facts = facts
        people = {sort["participant"] for sort in facts.sorts}
        self.has_several_sorts = len(people) < len(facts.sorts)
        self.who = words.SORTS if self.has_several_sorts else words.PEOPLE
        self.groups = [Groups(facts, found) for found in facts.json["groups"] or []]

    def parts(self):
        known = self.facts.json
        if known["bootstrap"]:
            yield from self.bootstrap(known["bootstrap"])
        if known["influence"]:
            yield from self.influence(known["influence"])
        for groups in self.groups:
            yield (words.GROUPS.format(attribute=groups.attribute), list(groups.sentences()),
                   words.PERMUTED_GROUPS.format(attribute=groups.attribute))
        if known["paired"]:
            paired = Paired(self.facts, known["paired"])
            yield paired.title(words.PAIRED), list(paired.sentences()), words.PERMUTED_SIGNS
        if known["multiverse"]:
            yield from self.multiverse(known["multiverse"])
        if known["classification"]:
            yield from self.classification(known["classification"])

    # Who took part

    def bootstrap(self, found):
        fitted = found["steps"] - found["failed"] - found["degenerate"]
        said = []
        if fitted > 1:
            said += filter(None, [
                self.found_again(found, fitted), self.members(found), self.widths(found)])
        said += self.concerns(found, fitted)
        facts = self.facts
        method = words.DRAWN.format(times=count(found["steps"], "time"), seed=facts.settings["seed"])
        method += (words.FITTED.format(match=words.MATCHED[found["match"]]) if fitted > 1
                   else words.NOT_FITTED)
        method += words.LOST.format(
            failed=count(found["failed"], "draw"), degenerate=integer(found["degenerate"]))
        yield words.BOOTSTRAP.format(who=self.who), said, method

    def found_again(self, found, fitted):
        known = [words.AGAIN.format(name=self.facts.quoted(f), match=fixed(match, 2))
                 for f, match in enumerate(found["medianMatch"]) if match is not None]
        return words.FOUND_AGAIN.format(
            who=self.who, draws=count(fitted, "draw"), known=listed(known),
            told=words.TOLD if fitted < found["steps"] else "") if known else None

    def members(self, found):
        """Sorts that define a viewpoint, and in what share of the draws they do so again."""
        facts = self.facts
        shares = []
        for i in range(len(facts.sorts)):
            own = facts.own_viewpoint(i)
            share = None if own is None else found["flagFrequency"][i][own]
            if share is not None:
                shares.append((share, i))
        if not shares:
            return None
        firm = sum(share >= FIRM for share, _ in shares)
        if firm == len(shares):
            return words.ALL_FIRM
        share, loosest = min(shares)
        last = {"loosest": facts.sorts[loosest]["id"], "share": percent(share)}
        if len(shares) == 1:
            return words.ONE_NOT_FIRM.format(**last)
        return words.SOME_FIRM.format(
            firm=capitalised(word(firm)) if firm else "None", defining=word(len(shares)),
            are="are firm members" if firm > 1 else "is a firm member", **last)

    def widths(self, found):
        known = [upper - lower
                 for uppers, lowers in zip(found["z"]["upper"], found["z"]["lower"])
                 for upper, lower in zip(uppers, lowers) if upper is not None]
        if not known:
            return None
        width = median(known)
        return words.WIDTHS.format(width=fixed(width, 2), columns=self.facts.columns(width))

    def concerns(self, found, fitted):
        """What a reader of a bootstrap has to know."""
        facts = self.facts

        def steps(number):
            return f"{number} step{'' if number == 1 else 's'}"

        degenerate, failed = found["degenerate"], found["failed"]
        if fitted < 2:
            yield words.NO_INTERVALS.format(
                some="Only one draw" if fitted else "No draw", steps=steps(found["steps"]),
                degenerate=degenerate, failed=failed,
                why=words.SINGULAR if facts.settings["extraction"] == "ml" else ".")
            return
        if fitted < 100:
            yield words.FEW_STEPS.format(steps=steps(fitted))
        if degenerate:
            yield words.DEGENERATE.format(
                steps=steps(degenerate), factors=facts.settings["factors"])
        if failed:
            yield words.FAILED.format(steps=steps(failed))
        for f in facts.comparable:
            if found["undefined"][f] > 0.05 * fitted:
                yield words.UNDEFINED.format(
                    count=found["undefined"][f], fitted=fitted, name=facts.fid[f])
        for f in facts.factors:
            if found["weakMatches"][f] > 0.2 * fitted:
                yield words.WEAK.format(
                    count=found["weakMatches"][f], fitted=fitted, name=facts.fid[f])
        by_hand = facts.settings["flagging"] == "none"
        if facts.json["decisions"]["flags"] or by_hand:
            yield words.WITHOUT_HAND.format(which="standard " if by_hand else "")

    def influence(self, found):
        known = [each for each in found if each["influence"] is not None]
        said = []
        if not self.facts.comparable:
            said.append(words.NO_SCORES)
        elif known:
            most = max(known, key=lambda each: each["influence"])
            movers = [each["sort"] for each in known
                      if each["influence"] > 1 - SAME_VIEWPOINT]
            frame = words.MOVES if movers else words.STAYS
            said.append(frame.format(
                whichever=words.WHICHEVER if len(known) == len(found)
                else words.WHICHEVER_KNOWN.format(sorts=count(len(known), "sort")),
                movers=listed(movers, "or"), most=most["sort"],
                smallest=fixed(1 - most["influence"], 2)))
            labels = [each["labelsChanged"] for each in known]
            frame = (words.LABELS_STAY if max(labels) == 0 else words.LABELS_CHANGED_ALIKE
                     if min(labels) == max(labels) else words.LABELS_CHANGED)
            said.append(frame.format(
                least=integer(min(labels)), most=integer(max(labels)),
                statements=integer(len(self.facts.ids))))
        lost = [each["sort"] for each in found if each["influence"] is None]
        if lost:
            said.append(words.NOT_CARRIED.format(sorts=", ".join(lost)))
        yield words.INFLUENCE[self.has_several_sorts], said, words.LEFT_OUT

    # Other choices

    def multiverse(self, found):
        said = []
        if found["runs"]:
            said += self.labels_hold(found) + self.viewpoints_found(found)
            said += self.members_hold(found) + self.moves_most(found)
        if found["notComputed"]:
            said.append(words.NOT_COMPUTED.format(
                lost=len(found["notComputed"]), all=found["specifications"],
                reasons="; ".join(dict.fromkeys(each["reason"] for each in found["notComputed"]))))
        unsettled = sum(not run["converged"] for run in found["runs"])
        if unsettled:
            said.append(words.UNSETTLED.format(count=unsettled, all=len(found["runs"])))
        said += self.without_hand(found)
        yield words.MULTIVERSE, said, words.EVERY_WAY.format(
            ways=integer(found["specifications"]), levels=self.levels())

    def without_hand(self, found):
        """What was decided by hand and no other way repeats; and what the study's own way keeps without it."""
        facts, settings, decided = self.facts, self.facts.settings, self.facts.json["decisions"]
        kinds = [kind for kind in ("rotations", "splits", "flags")
                 if decided[{"splits": "split"}.get(kind, kind)]]
        if not kinds or not found["runs"]:
            return
        said = words.BY_HAND.format(kinds=" and ".join(kinds))
        keys = ["correlation", "extraction", "factors", "rotation", "flagLevel"]
        for run in found["runs"]:
            if all(run[key] == settings[key] for key in keys):
                viewpoints = len(facts.comparable)
                said += words.WITHOUT_THEM.format(
                    labels=round(run["labels"] * len(facts.ids)), statements=len(facts.ids),
                    found=round(run["viewpoints"] * viewpoints), viewpoints=viewpoints)
        yield said

    def labels_hold(self, found):
        by = words.OWN_LABELS if self.facts.is_classical else ""
        own = [each for each in found["statements"] if each["label"] != "undecided"]
        if not own:
            return [words.NO_LABELS.format(by=by)]
        well = sum(each["holds"] >= HOLDS_WELL for each in own)
        ways = words.WAYS_TO_ANALYSE.format(ways=count(len(found["runs"]), "way"))
        said = [words.LABEL_HOLDS.format(by=by, often=words.OFTEN[well == 1], ways=ways) if len(own) == 1
                else words.LABELS_HOLD.format(
                    statements=count(len(own), "statement"), by=by, ways=ways,
                    well=some(well, "keeps its label", "keep their labels"))]
        poorly = [each["statement"] for each in own if each["holds"] < 0.5]
        if poorly:
            one = len(poorly) == 1
            said.append(words.LABELS_LOST.format(
                labels=f"The label{'' if one else 's'} of {listed(poorly)} hold{'s' if one else ''}"))
        return said

    def viewpoints_found(self, found):
        shares = [f"{self.facts.quoted(f)} in {percent(each['found'])}"
                  for f, each in enumerate(found["viewpoints"]) if each["found"] is not None]
        if not shares:
            return []
        # With one viewpoint there is none fewer to keep.
        fewer = self.facts.settings["factors"] > 1
        # Which ways these are, the sentence on labels says, where it speaks of any.
        known = any(each["label"] != "undecided" for each in found["statements"])
        ways = words.THESE_WAYS if known else words.WAYS_TO_ANALYSE.format(ways=count(len(found["runs"]), "way"))
        return [words.FOUND.format(
            shares=listed(shares), ways=ways, fewer=words.ONE_FEWER if fewer else ".")]

    @staticmethod
    def members_hold(found):
        own = [each for each in found["sorts"] if each["viewpoint"] is not None]
        if not own:
            return []
        well = sum(each["holds"] >= HOLDS_WELL for each in own)
        if len(own) == 1:
            return [words.MEMBER_HOLDS.format(often=words.OFTEN[well == 1])]
        return [words.MEMBERS_HOLD.format(members=integer(len(own)), well=some(well, "does", "do"))]

    @staticmethod
    def moves_most(found):
        moving = [choice for choice in found["choices"] if choice["spread"]["labels"] > 0]
        if not moving:
            return []
        most = max(moving, key=lambda choice: choice["spread"]["labels"])
        before = "p < " if most["choice"] == "flag-level" else ""
        levels = [f"{percent(level['labels'])} with {before}{level['level']}"
                  for level in most["levels"]]
        return [words.MOVES_MOST.format(
            choice=words.CHOICES[most["choice"]], levels=listed(levels))]

    def levels(self):
        """Every choice with its usual levels and, before them, the study's own where it is none."""
        settings = self.facts.settings
        kept = settings["factors"]
        usual = {
            "correlation": ["pearson", "spearman"], "extraction": ["pca", "centroid", "paf"],
            "factors": [each for each in (kept - 1, kept, kept + 1) if each],
            "rotation": ["varimax", "quartimax", "equamax"], "flag-level": [0.05, 0.01]}
        own = {**settings, "flag-level": settings["flagLevel"]}
        said = []
        for choice, levels in usual.items():
            levels = levels if own[choice] in levels else [own[choice], *levels]
            said.append(f"{words.CHOICES[choice]} {listed(map(str, levels))}")
        return "; ".join(said)

    # Further sorts

    def classification(self, found):
        facts, sorts = self.facts, found["sorts"]
        number = count(len(sorts), "further sort")
        own = [sort["viewpoint"] for sort in sorts]
        placed = [id for id in own if id is not None]
        shares = [self.share(f, [sort for sort in sorts if sort["viewpoint"] == id])
                  for f, id in enumerate(facts.fid) if id in placed]
        said = (words.WOULD_DEFINE.format(count=integer(len(placed)), shares=listed(shares))
                if placed else words.NONE_PLACED)
        between = sum(sort["status"] == "confounded" for sort in sorts)
        others = [f"{count(some, 'stands', 'stand')} {where}" for some, where in [
            (between, words.BETWEEN), (len(sorts) - len(placed) - between, words.NEAR_NONE)]
            if some]
        sentences = [words.PLACED_AMONG.format(
            sorts=number, study=found["study"], placed=said,
            others=f"; {listed(others)}" if others else "")]
        ids = {sort["id"] for sort in facts.sorts}
        both = [sort["sort"] for sort in sorts if sort["sort"] in ids]
        if both:
            sentences.append(words.TWICE.format(
                sorts=f"{', '.join(both)} stand{'s' if len(both) == 1 else ''}"))
        yield words.FURTHER, sentences, words.PROJECTED.format(
            sorts=number, study=found["study"])

    def share(self, f, own):
        opposite = sum(sort["flags"][f] < 0 for sort in own)
        side = words.OPPOSITE.format(count=integer(opposite)) if opposite else ""
        return f"{self.facts.quoted(f)} ({integer(len(own))}{side})"

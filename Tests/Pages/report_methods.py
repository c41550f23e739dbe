"""The methods of a report, with every setting as a number: worked out again from the result file."""

import re
from collections import Counter

import methods_words as words
from lexicon_checker import differences
from report_words import LEADING, METHODS, REFERENCES
from sheet_facts import count, fixed, integer, listed, percent
from sheet_readers import tidy


class Methods:
    """What the methods of a report have to say."""

    def __init__(self, facts, evidence):
        """`evidence` is what they say of everything computed beside the analysis."""
        self.facts, self.evidence = facts, evidence
        self.settings = facts.settings

    def complaints(self, parts):
        said = [part[1] for part in parts if part[0] == "paragraph"]
        headings = [part[1] for part in parts if part[0] == "heading"]
        yield from differences([METHODS, REFERENCES], headings)
        # A solution of one viewpoint cannot be turned; other rotations have one start.
        several = self.settings["conventions"] == "exact" and self.settings["factors"] > 1 and (
            self.settings["rotation"] in words.STARTED)
        for place, text in enumerate(said):
            if text.startswith("Of these K") and several:
                said[place], starts = re.subn(words.STARTS, "", text)
                if not starts:
                    yield "how many starts were tried is not said"
        yield from differences(list(map(tidy, self.paragraphs())), said)
        yield from self.references(" ".join(said), [part[1] for part in parts if part[0] == "item"])

    @staticmethod
    def references(said, entries):
        """Each work cited is listed, and none besides."""
        cited = set(re.findall(
            r"([A-ZÖ][a-zö]+)(?: et al\.|(?:, [A-Z][a-z]+)* & [A-Z][a-z]+)? (\d{4})", said))
        for name, year in sorted(cited):
            if not any(entry.startswith(name) and f"({year})" in entry for entry in entries):
                yield f"{name} {year} is cited and not listed"
        for entry in entries:
            if not any(entry.startswith(name) and f"({year})" in entry for name, year in cited):
                yield f"{entry!r} is listed and not cited"

    def paragraphs(self):
        """One for every stage, in the order of the method."""
        yield from self.data()
        yield self.extraction()
        yield self.rotation()
        decided = list(self.decisions())
        if decided:
            yield words.DECIDED.format(decisions="; ".join(decided))
        yield self.flagging()
        yield words.SCORING
        yield words.RELIABILITIES.format(reliability=fixed(self.settings["reliability"], 2))
        yield from self.comparison()
        yield from self.retention()
        yield from self.evidence
        yield self.program()

    # Sorts

    def data(self):
        facts = self.facts
        people = len({sort["participant"] for sort in facts.sorts})
        # How many cells of each sort were blank.
        blanks = [row.count(None) for row in facts.placed]
        as_they_are = self.settings["conventions"] == "qmethod"
        filled = words.FORCED
        if not facts.json["forced"]:
            filled = words.FREE.format(scored=words.FREE_SCORED[as_they_are])
        elif any(blanks):
            filled = words.FORCED_BUT_BLANKS.format(scored=words.BLANKS_SCORED[as_they_are])
        yield words.DATA.format(
            statements=integer(len(facts.ids)), sorts=count(len(facts.sorts), "sort"),
            people=count(people, "person", "people"),
            grid=", ".join(f"{facts.label(value)}: {cards}" for value, cards in facts.grid),
            origin=words.GRIDS[self.origin()], filled=filled)
        if any(blanks):
            yield words.BLANKS.format(
                sorts=count(sum(map(bool, blanks)), "sort"),
                cells=count(sum(blanks), "cell was", "cells were"), most=integer(max(blanks)))
        selection = facts.json["selection"]
        selected = [
            frames[len(chosen) > 1].format(chosen=listed(chosen)) for frames, chosen in [
                (words.ONLY, selection["conditions"]),
                (words.LEFT_OUT, selection["exclude"])] if chosen]
        if facts.change:
            selected.append(words.CHANGE_SORTS.format(before=facts.change[0], after=facts.change[1]))
        if selected:
            yield "; ".join(selected) + "."

    def origin(self):
        """A grid that the study declares rules; else the one that more than half of the sorts share;
        else the median of the sorts, each in order."""
        facts = self.facts
        if facts.change:
            return "median"
        if "grid" in facts.study:
            return "declared"
        (_, most), = Counter(tuple(sorted(sort)) for sort in facts.placements).most_common(1)
        return "shared" if 2 * most > len(facts.placements) else "median"

    # Factors

    def extraction(self):
        settings, found = self.settings, self.facts.json["extraction"]
        whether = "converged" if found["converged"] else "not converged"
        conventions = settings["conventions"]
        factors = words.FACTORS[settings["extraction"]].format(
            number=integer(settings["extract"]), iterations=count(found["iterations"], "iteration"),
            each="each converged" if found["converged"] else "not all converged",
            change=words.CHANGE.get(conventions, words.SMALLEST_CHANGE), whether=whether,
            passes=count(found["iterations"], "pass", "passes"))
        return words.EXTRACTION.format(
            likeness=words.LIKENESS[settings["correlation"]], factors=factors)

    def rotation(self):
        settings, found = self.settings, self.facts.json["rotation"]
        kept = settings["factors"]
        known = {"kept": f"{kept} {'was' if kept == 1 else 'were'} kept"}
        if settings["rotation"] in words.ROTATION:
            return words.ROTATION[settings["rotation"]].format(**known, sort=settings["definingSort"])
        sweeps = "step" if settings["rotation"] == "oblimin" else "sweep"
        return words.ROTATED.format(
            **known, rotation=words.ROTATIONS[settings["rotation"]],
            whether="converged" if found["converged"] else "did not converge",
            sweeps=count(found["iterations"], sweeps)) + (
                words.OBLIQUE[settings["conventions"] == "qmethod"] if found["structure"] else "")

    def places(self):
        """Where the viewpoint of each number in the recipe stands in the report; a split one in two places.
        Recipes of the cases hold on to viewpoints in the order in which they are found."""
        decided = self.facts.json["decisions"]
        taken = decided["take"] or range(1, self.settings["factors"] + 1)
        places, ids = {}, iter(self.facts.fid)
        for number in dict.fromkeys(taken):
            places[number] = [next(ids) for _ in range(2 if number in decided["split"] else 1)]
        return places

    def decisions(self):
        """What a person decided, of viewpoints as the report calls them."""
        decided, places = self.facts.json["decisions"], self.places()

        def called(number):
            if number not in places:
                return words.GONE
            first, *second = places[number]
            return words.WITH_POLE.format(first=first, second=second[0]) if second else first

        def reason(decision):
            return f" ({decision['because']})" if decision["because"] else ""

        for turn in decided["rotations"]:
            both = [called(number) for number in turn["planes"]]
            yield words.TURNED.format(
                both=words.BOTH_GONE if both == [words.GONE] * 2 else " and ".join(both),
                degrees=fixed(turn["degrees"], 1)) + reason(turn)
        if decided["invert"]:
            turned = listed(list(map(called, decided["invert"])))
            yield words.INVERTED.format(
                viewpoints=f"{turned} {'was' if len(decided['invert']) == 1 else 'were'}")
        for number in decided["split"]:
            first, second = places[number]
            yield words.SPLIT.format(first=first, second=second)
        if decided["take"]:
            yield words.TAKEN.format(
                taken=len(places), all=count(self.settings["factors"], "viewpoint"),
                were="was" if len(places) == 1 else "were")
        for flag in decided["flags"]:
            own = places[flag["viewpoint"]]
            # On its other pole a sort stands on the positive side.
            pole = " from its negative pole" if flag["sign"] < 0 and len(own) == 1 else ""
            yield (words.FLAGGED if flag["sign"] else words.UNFLAGGED).format(
                sort=flag["sort"], viewpoint=own[-1 if flag["sign"] < 0 else 0], pole=pole) + reason(flag)

    def flagging(self):
        settings, noise = self.settings, self.facts.json["noiseFlags"]
        level = settings["flagLevel"]
        quantile = self.facts.quantile
        significant = words.SIGNIFICANT.format(
            quantile=fixed(quantile, 2 if level == 0.05 else 3), level=level,
            limit=fixed(quantile / len(self.facts.ids) ** 0.5, 3))
        return words.FLAGGING[settings["flagging"]].format(
            most=words.MOST, significant=significant) + (
                words.NOISE.format(studies=noise["studies"], share=percent(noise["share"]))
                if noise else "")

    # Statements and themes

    def comparison(self):
        facts, settings = self.facts, self.settings
        delta = settings["equivalence"]
        if len(facts.comparable) > 1:
            yield (words.CLASSICAL if facts.is_classical else words.LABELS).format(
                delta=fixed(delta, 2), columns=facts.columns(delta),
                adjustment=words.ADJUSTMENT[settings["adjustment"]],
                second=words.SECOND.get(settings["conventions"], "2.576"), level=facts.consensus_level)
            yield words.GROUND.format(delta=fixed(delta, 2))
        # What was not computed is not told as if it had been.
        themes = []
        if settings["themePermutations"] is not None:
            themes.append(words.THEMES.format(permutations=integer(settings["themePermutations"])))
        if len(facts.comparable) > 1 and any(theme["stances"] for theme in facts.json["themes"]):
            themes.append(words.STANCES)
        if themes:
            yield " ".join(themes)

    # How sure, and by what

    def retention(self):
        retention = self.facts.json["retention"]
        if retention:
            found = {each["name"]: each["factors"] for each in retention["criteria"]}
            # With many sorts it would take too long, and is left out.
            tests = [frame for name, frame in zip(LEADING, words.TESTS) if found[name] is not None]
            parallel, sequential, averaged = map(found.get, LEADING)
            yield " ".join(tests).format(
                studies=integer(retention["studies"]), parallel=parallel, sequential=sequential,
                map=averaged)

    def program(self):
        tool, conventions = self.facts.json["tool"], self.settings["conventions"]
        before = ""
        if conventions in words.PROGRAMS:
            before = words.SMALL_PRINT.format(program=words.PROGRAMS[conventions])
            # What the other program does not have is warned of as well.
            before += "".join(warning["message"] + " " for warning in self.facts.json["warnings"]
                              if warning["code"] == "notInProgram")
        blas = "the reference BLAS" if tool["blas"] == "reference" else tool["blas"]
        return before + words.PROGRAM.format(
            version=tool["version"], lapack=tool["lapack"], blas=blas, seed=self.settings["seed"])

"""The figures of a report: what they draw, mark by mark, against `analysis.json`."""

from lexicon_checker import follow
from report_marks import (
    PIXEL, Figure, centre, groups, is_marker_of, off_line, shape, ticks, titles, words_in)
from report_rules import Report
from sheet_facts import count, fixed, percent
from sheet_pictures import Cut
from sheet_readers import squeezed, tidy

ONE_SIDED = 1.645


class Figures(Figure):
    """What is wrong with the figures of scores, themes and eigenvalues, in words."""

    def complaints(self):
        for name, check in [("z-scores", self.scores), ("themes", self.themes),
                            ("scree", self.scree)]:
            figure = self.figure(name)
            due = {"themes": bool(self.facts.themes()),
                   "z-scores": bool(self.facts.comparable)}.get(name, True)
            if (figure is not None) != due:
                yield f"figure {name} is {'missing' if due else 'not due'}"
            elif due:
                for complaint in check(figure):
                    yield f"figure {name}: {complaint}"

    def marked(self, group, f):
        if not is_marker_of(shape(group), f):
            yield f"the marker of {self.facts.fid[f]} is {shape(group).attrib}"

    # Scores

    def score(self, f, j):
        return f"{self.facts.fid[f]} {fixed(self.facts.z[j][f], 2, True)}"

    def scores(self, figure):
        facts = self.facts
        one = len(facts.comparable) == 1
        order = (sorted(facts.statements, key=lambda j: (-facts.z[j][facts.comparable[0]], j))
                 if one else facts.by_spread(facts.statements))
        due = []
        for j in order:
            scores = ", ".join(self.score(f, j) for f in facts.comparable)
            due.append(f"{facts.ids[j]}: {facts.text[j]} ({scores})")
        if titles(figure, "row") != list(map(tidy, due)):
            yield "its rows are not those that are due, or stand otherwise"
        places, lines = [], []
        for j, row in zip(order, groups(figure, "row")):
            if row.get("data-statement") != facts.ids[j]:
                yield f"the row of {facts.ids[j]} is that of {row.get('data-statement')}"
            for group in row.iter("g"):
                if group.get("data-factor"):
                    f = facts.fid.index(group.get("data-factor"))
                    places.append((facts.z[j][f], centre(shape(group))[0]))
                    yield from self.marked(group, f)
                    lines += zip(self.interval(j, f), group.findall("line"), strict=True)
            spans = [] if self.has_intervals else [sorted(facts.z[j][f] for f in facts.comparable)]
            lines += zip([(span[0], span[-1]) for span in spans], row.findall("line"), strict=True)
            said = row.findall("text")[-1]
            label = self.label(j)
            shown = "".join(said.itertext()) if float(said.get("x")) > 726 else ""
            if not (shown == label or shown.endswith("…") and label.startswith(shown[:-1])):
                yield f"says of {facts.ids[j]} {shown!r}, not {label!r}"
        if len(places) != len(facts.ids) * len(facts.comparable):
            yield "a marker is missing"
        if off_line(places + ticks(figure)) > PIXEL:
            yield "a marker does not stand where its score lies"
        lines += self.precision(figure)
        for ends, line in lines:
            places += zip(ends, (float(line.get("x1")), float(line.get("x2"))))
        if off_line(places + ticks(figure)) > PIXEL:
            yield "a line does not reach as far as its scores do"
        if not one:
            yield from self.described(figure, self.in_words(order))

    @property
    def has_intervals(self):
        found = self.facts.json["bootstrap"]
        return bool(found) and found["steps"] - found["failed"] - found["degenerate"] > 1

    def interval(self, j, f):
        """Where the score lies in 95 % of the draws of a bootstrap, in the place of a line for all."""
        if not self.has_intervals:
            return []
        z = self.facts.json["bootstrap"]["z"]
        return [] if z["lower"][j][f] is None else [(z["lower"][j][f], z["upper"][j][f])]

    def precision(self, figure):
        """Above the rows, 1.645 standard errors to either side for each viewpoint, and what ends them."""
        for f, group in zip(self.facts.comparable, groups(figure, "key"), strict=True):
            error = self.facts.json["factors"][f]["empiricalStandardError"]
            ends = [] if error is None else [
                (-ONE_SIDED * error, ONE_SIDED * error), *((side * error,) * 2 for side in (
                    -ONE_SIDED, ONE_SIDED))]
            yield from zip(ends, group.findall("line"), strict=True)

    def label(self, j):
        facts = self.facts
        found = facts.compared[j]
        apart = facts.distinguishes(j)
        if facts.is_classical:
            if apart:
                return "distinguishes " + ", ".join(
                    facts.fid[f] + facts.stars(j, f) for f in apart)
            return {"none": "", "p>.01": "consensus", "p>.05": "consensus*"}[
                found["classical"]["consensus"]]
        said = ["distinguishes " + ", ".join(facts.fid[f] for f in apart)] if apart else []
        said += ["shared"] if found["label"] == "shared" else []
        ground = {"firm": ["common ground"], "likely": ["likely common ground"], None: []}
        return "; ".join(said + ground[found["commonGround"]["evidence"]])

    def in_words(self, order):
        facts = self.facts

        def told(j):
            own = sorted(facts.comparable, key=lambda f: (facts.z[j][f], f))
            return (f"statement {facts.ids[j]} ({facts.brief[j]}): "
                    f"{self.score(own[0], j)} to {self.score(own[-1], j)}")

        text = f"Viewpoints lie furthest apart on {'; '.join(map(told, order[:3]))}."
        text += f" They lie closest on {'; '.join(map(told, order[:-3:-1]))}."
        if len(facts.comparable) > 2:
            r = facts.json["factorCorrelations"]
            a, b = min(((a, b) for a in facts.comparable for b in facts.comparable if a < b),
                       key=lambda pair: r[pair[0]][pair[1]])
            text += (f" The two viewpoints least alike are {facts.full_name(a)} and "
                     f"{facts.full_name(b)} (correlation {fixed(r[a][b], 2)}).")
        return text

    # Themes

    def themes(self, figure):
        facts = self.facts
        # As the text has them.
        known = facts.themes()
        due = [self.theme(theme) for theme in known]
        if titles(figure, "theme") != list(map(tidy, due)):
            yield f"its themes are {titles(figure, 'theme')}, not {due}"
        yield from self.described(figure, ". ".join(due) + ".")
        places, bars = [], []
        for theme, row in zip(known, groups(figure, "theme")):
            for group in row.iter("g"):
                if group.get("data-factor"):
                    f = facts.fid.index(group.get("data-factor"))
                    stance = theme["stances"][f]
                    places.append((stance["mean"], centre(shape(group))[0]))
                    yield from self.marked(group, f)
                    whisker = group.find("line")
                    if stance["standardError"] is not None:
                        ends = [float(whisker.get(end)) for end in ("x1", "x2")]
                        room = 2 * stance["standardError"]
                        places += zip([stance["mean"] - room, stance["mean"] + room], ends)
            if theme["share"] is not None:
                bars.append((theme["share"], float(row.findall("rect")[-1].get("width"))))
            rest = follow(self.row(theme), squeezed("".join(words_in(row))))
            if rest:
                yield f"the row of {theme['theme']} says {rest!r} where no rule accounts for it"
        if places and off_line(places + ticks(figure)) > PIXEL:
            yield "a marker or its whisker does not stand where the stance lies"
        if bars and off_line(bars + [(0.0, 0.0)]) > PIXEL:
            yield "a bar is not as long as the share"

    def theme(self, theme):
        facts = self.facts
        members = facts.in_theme(theme["theme"])
        parts = [f"{facts.theme_names[theme['theme']]}: {count(len(members), 'statement')}"]
        stances = [f"{facts.fid[f]} {fixed(theme['stances'][f]['mean'], 2, True)}"
                   for f in facts.comparable if theme["stances"] and theme["stances"][f]]
        parts += (["needs directions"] if not theme["stances"] else
                  ["stances " + ", ".join(stances)] if stances else [])
        parts += list(filter(None, [self.finding(theme)]))
        if theme["share"] is not None:
            parts.append(f"{percent(theme['share'])} of the disagreement with "
                         f"{percent(len(members) / len(facts.ids))} of the statements")
        return "; ".join(parts)

    def row(self, theme):
        """The words of a row: name, size, label, share."""
        facts = self.facts
        members = facts.in_theme(theme["theme"])
        runs = [Cut(facts.theme_names[theme["theme"]]), count(len(members), "statement")]
        if not theme["stances"]:
            runs.append("needs directions")
        elif not facts.comparable:
            runs.append("no viewpoint has scores")
        runs += map(Cut, filter(None, (self.finding(theme) or "").split(", ", 1)))
        runs.append("–" if theme["share"] is None else percent(theme["share"]))
        return runs + (["more than its size"] if Report.is_heavy(theme) else [])

    def finding(self, theme):
        if theme["label"] == "undecided" and theme["sharedOutOfReach"]:
            return "undecided, too few people to show sharing"
        if theme["label"] == "shared" and self.facts.is_around_the_middle(theme):
            return "differ little, around the middle"
        if theme["label"] == "shared" and not self.facts.common_side(theme):
            return "differ little, on no one side"
        if theme["label"] == "shared" and self.facts.telling(self.facts.in_theme(theme["theme"])):
            return "shared, same side, different arguments"
        return theme["label"]

    # Sorts

    def scree(self, figure):
        facts = self.facts
        retention = facts.json["retention"]
        kept = facts.settings["factors"]
        values = (retention or facts.json["extraction"])["eigenvalues"][:max(14, kept + 2)]
        due = [f"Factor {k + 1}: {fixed(value, 2)}" + (", kept" if k < kept else "")
               for k, value in enumerate(values)]
        if titles(figure, "eigenvalue") != due:
            yield f"its dots are {titles(figure, 'eigenvalue')}, not {due}"
        places = [(value, -centre(shape(group))[1])
                  for value, group in zip(values, groups(figure, "eigenvalue"))]
        if off_line(places) > PIXEL:
            yield "a dot does not stand where its eigenvalue lies"
        across = [(k, centre(shape(group))[0]) for k, group in enumerate(groups(figure, "eigenvalue"))]
        if off_line(across) > PIXEL:
            yield "the dots do not stand at the same distance"
        texts = words_in(figure)
        rows = {"eigenvalue": values, "chance": (retention or {"reference": []})["reference"]}
        for name, numbers in rows.items():
            shown = list(map(fixed, numbers[:len(values)], [2] * len(values)))
            if shown and texts[-1 - texts[::-1].index(name):][1:len(shown) + 1] != shown:
                yield f"its row of {name} is not {shown}"

        def told(numbers):
            return ", ".join(fixed(number, 2) for number in numbers[:max(6, kept)])

        text = (f"The first eigenvalues are {told(values)}. {count(kept, 'factor')} "
                f"{'is' if kept == 1 else 'are'} kept.")
        if retention:
            found = {each["name"]: each["factors"] for each in retention["criteria"]}
            text += (f" Parallel analysis suggests {found['parallel analysis']}; chance reaches "
                     f"{told(retention['reference'])}.")
        yield from self.described(figure, text)

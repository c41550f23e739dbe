"""Which sentences each sheet must say, in order: the rules of the lexicon, worked out again.

A sheet is a list of parts:
  ("heading" | "paragraph" | "quote" | "item" | "cell", words)
  ("statement", id, wording, remark, [(viewpoint, column), ...])
  ("picture", kind, argument): `sheet_pictures` knows what it has to show.
"""

import sheet_words as words
from sheet_crib import Crib
from sheet_facts import capitalised, integer, listed, stopped, word
from sheet_frame import defined_by, ground_title, heading, paragraph, quotable
from sheet_key import which_viewpoint
from sheet_slips import slip
from sheet_stand import Standing

# Voices are told of no fewer people than a group that may be told of.
FEWEST_VOICES = 5
# More comments than these have no room on the page of a viewpoint.
MOST_VOICES = 4


class Sheets:
    """The parts of every sheet that an analysis gives rise to."""

    def __init__(self, facts):
        self.facts = facts

    def all(self):
        """By name of the file; a personal slip and a crib sheet are one file each."""
        facts = self.facts
        if not facts.comparable:
            # There is nothing to hand out.
            return {}
        sheets = {
            "where-we-stand": Standing(self).parts(), "crib-sheet": self.crib_sheet(),
            "personal-slips": [part for i in range(len(facts.sorts))
                               for part in slip(facts, i, self.subtitle)]}
        # What compares viewpoints says nothing of one alone.
        if len(facts.comparable) > 1:
            sheets |= {"common-ground": self.common_ground(), "where-we-differ": self.where_we_differ()}
        key = which_viewpoint(facts)
        if key:
            sheets["which-viewpoint"] = self.titled(words.WHICH, key)
        for f in facts.factors:
            sheets[f"viewpoint-{f + 1}"] = self.viewpoint(f)
            if facts.array[0][f] is not None:
                sheets[f"poster-{f + 1}"] = self.poster(f)
        return sheets

    def titled(self, title, parts):
        return [heading(title), *self.subtitle, *parts]

    @property
    def subtitle(self):
        """The study, and how its figures are read where they are changes."""
        note = [paragraph(words.CHANGE_NOTE)] if self.facts.change else []
        return [paragraph(self.facts.title), *note]

    # What several sheets say

    def statement(self, j, remark="", first=None, themed=True):
        facts = self.facts
        scored = [f for f in facts.factors if facts.array[j][f] is not None]
        order = [f for f in scored if f == first] + [f for f in scored if f != first]
        said = " · ".join(filter(None, [facts.theme_of(j) if themed else None, remark]))
        return ("statement", facts.ids[j], facts.text[j], said,
                [(facts.fid[f], facts.label(facts.array[j][f])) for f in order])

    def without_ground(self):
        facts = self.facts
        nearest = facts.nearest_to_ground()
        said = ([words.CLOSEST] if nearest else [] if facts.has_margins else [words.NONE_COMES_CLOSE])
        return [paragraph(text) for text in [words.NO_COMMON_GROUND, *said]] + [
            self.statement(j) for j in nearest]

    def stances(self, theme):
        """Who stands on which side, `None` without directions."""
        facts = self.facts
        if not theme["stances"]:
            return None
        known = [(f, theme["stances"][f]) for f in facts.comparable if theme["stances"][f]]
        said = []
        sides = words.SIDES_OF_CHANGE if facts.change else words.SIDES
        for side, (one, many) in sides.items():
            members = [f for f, stance in known if stance["side"] == side]
            if members:
                said.append(f"{facts.names(members)} {one if len(members) == 1 else many}")
        if not said:
            return None
        text = "; ".join(said)
        if len(said) == 1 and theme["label"] == "divided":
            text = words.NOT_SAME_DEGREE.format(stances=text)
        return stopped(capitalised(text))

    def comments(self, f):
        """What those wrote who define a viewpoint, and it alone, from its own side."""
        ids = {sort["id"] for sort in self.agreeing(f)}
        return [comment for comment in self.facts.comments if comment["sort"] in ids]

    def agreeing(self, f):
        """The sorts that define a viewpoint, and it alone, from its own side."""
        facts = self.facts
        return [facts.sorts[i] for i in facts.definers(f)
                if facts.own_viewpoint(i) == f and facts.flags[i][f] > 0]

    def voices(self, f):
        """Comments that may be shared, of so many people that no writer is known by what they wrote."""
        if len({sort["participant"] for sort in self.agreeing(f)}) < FEWEST_VOICES:
            return []
        return [comment for comment in self.comments(f)
                if (comment.get("share") or "").strip() == "yes"]

    def ties(self, f):
        """Equal scores that the order of the study parted."""
        facts = self.facts
        groups = [listed(facts.ids[j] for j in group) for group in facts.tied(f)]
        return [paragraph(words.TIED_ORDER.format(groups="; ".join(groups)))] if groups else []

    def ties_shown(self, parts, further=()):
        """Equal scores of any viewpoint that the order of the study parted, where one of the statements
        is among those whose columns are shown; `further` has pairs of a viewpoint and a statement."""
        facts = self.facts
        shown = {facts.ids.index(part[1]) for part in parts if part[0] == "statement"}
        told = []
        for f in facts.comparable:
            own = shown | {j for g, j in further if g == f}
            groups = [listed(facts.ids[j] for j in group) for group in facts.tied(f)
                      if own.intersection(group)]
            if groups:
                told.append(words.TIED_IN.format(name=facts.quoted(f), groups="; ".join(groups)))
        return [paragraph(words.TIED_SHOWN.format(ties=listed(told)))] if told else []

    def extreme_title(self, top, f):
        value, members = self.facts.column(top, f)
        ends = ((words.MOVED_UP_MOST, words.MOVED_DOWN_MOST) if self.facts.change else
                (words.MOST_LIKE, words.LEAST_LIKE))
        frame = ends[0] if top else ends[1]
        return capitalised(
            frame.format(number=word(len(members)), column=self.facts.label(value))), members

    def contrast(self, f, j):
        lead = self.facts.lead(f, j)
        far = all(abs(d) >= 1 for d in lead)
        if all(d > 0 for d in lead):
            return "farMore" if far else "more"
        if all(d < 0 for d in lead):
            return "farLess" if far else "less"
        return "between"

    def only_it_says(self, f):
        """What tells a viewpoint from every other, far ones first: title and statements."""
        facts = self.facts
        own = [j for j in facts.statements if f in facts.distinguishes(j)]
        titles = words.CONTRAST_OF_TWO if len(facts.comparable) == 2 else words.CONTRAST
        groups = []
        for contrast in words.CONTRASTS:
            sign = -1 if contrast in ("farLess", "less") else 1
            members = sorted(
                (j for j in own if self.contrast(f, j) == contrast),
                key=lambda j: facts.telling_end(j, f, sign))
            if members:
                groups.append((titles[contrast], members))
        return groups

    def nothing(self, f):
        facts = self.facts
        if f not in facts.comparable:
            return None
        if len(facts.comparable) < 2:
            return words.NO_OTHER_TO_TELL
        if not facts.is_classical and len(facts.definers(f)) < 3:
            return words.TOO_FEW_DEFINE
        return words.NOTHING_TELLS

    def extremes(self, f):
        facts = self.facts
        parts = []
        for top in (True, False):
            title, members = self.extreme_title(top, f)
            parts += [heading(title)] + [
                ("item", f"{facts.ids[j]}: {facts.text[j]}") for j in members]
        return parts

    def likely_means(self):
        """What “likely” means, where something is."""
        facts = self.facts
        found = any(evidence == "likely" for evidence, _, _ in facts.common_ground())
        return [paragraph(words.LIKELY_MEANS.format(everyone=facts.everyone))] if found else []

    def opposite_sides(self):
        """That some who define a viewpoint hold the reverse of it."""
        facts = self.facts
        members = [f for f in facts.comparable if any(row[f] < 0 for row in facts.flags)]
        return [paragraph(words.OPPOSITE_SIDES.format(names=facts.names(members)))] if members else []

    def themes_shared(self):
        """What may be said of themes on which no two viewpoints differ much: a side is theirs where each
        is shown to take it."""
        sides = {words.SIDE_SHARED: [], words.SIDE_ARGUED: [], words.DIFFER_LITTLE: []}
        for theme in [] if self.facts.change else self.facts.themes():
            if theme["label"] == "shared":
                frame = words.DIFFER_LITTLE
                if self.facts.common_side(theme):
                    told = self.facts.telling(self.facts.in_theme(theme["theme"]))
                    frame = words.SIDE_ARGUED if told else words.SIDE_SHARED
                sides[frame].append(theme)
        ordered = sides[words.DIFFER_LITTLE]
        # Those with some on a side come before those with nobody on one, or on both.
        ordered.sort(key=self.facts.is_around_the_middle)
        return self.on_themes(sides)

    def themes_open(self):
        """The themes of which neither agreement nor a divide is shown, by what keeps it from being shown."""
        open_themes = {words.UNDECIDED_THEMES: [], words.TOO_FEW_THEMES: [], words.UNDIRECTED_THEMES: []}
        for theme in self.facts.themes():
            if theme["label"] == "undecided" or theme["label"] is None and theme["stances"]:
                few = theme["sharedOutOfReach"]
                open_themes[words.TOO_FEW_THEMES if few else words.UNDECIDED_THEMES].append(theme)
            elif theme["label"] is None:
                open_themes[words.UNDIRECTED_THEMES].append(theme)
        return self.on_themes(open_themes)

    def on_themes(self, found):
        return [paragraph(frame.format(themes=listed(
            self.facts.theme_names[theme["theme"]] for theme in themes)))
            for frame, themes in found.items() if themes]

    def too_few(self):
        """That nothing could be shown to be held to the same degree."""
        few = not self.facts.is_classical and self.facts.has_warning("sharedOutOfReach")
        return [paragraph(words.TOO_FEW_AGREE_SAID)] if few else []

    # One sheet after the other

    def common_ground(self):
        facts = self.facts
        parts = [("picture", "key", None)]
        groups = facts.common_ground()
        for evidence, side, members in groups:
            parts.append(heading(ground_title(facts, evidence, side)))
            order = list(dict.fromkeys(facts.theme[j] for j in members))
            parts += [self.statement(j, self.same_degree(j)) for theme in order
                      for j in members if facts.theme[j] == theme]
        parts += self.likely_means()
        parts += [] if groups else self.without_ground()
        parts += [*self.opposite_sides(), *self.too_few(), *self.ties_shown(parts)]
        return self.titled(words.COMMON_GROUND, parts + [paragraph(words.SCOPE)])

    def same_degree(self, j):
        facts = self.facts
        if facts.is_classical or facts.compared[j]["label"] != "shared":
            return ""
        return words.SAME_DEGREE.format(columns=facts.columns(facts.settings["equivalence"]))

    def where_we_differ(self):
        facts = self.facts
        themes = facts.themes()
        parts = []
        for theme in themes:
            if theme["label"] == "divided":
                parts += self.theme(theme)
        others = [theme for theme in themes if theme["label"] != "divided"
                  and self.telling(facts.in_theme(theme["theme"]))]
        parts += [heading(words.SINGLE_STATEMENTS)] if others else []
        for theme in others:
            parts += self.theme(theme)
        parts = parts or self.without_themes()
        parts += [*self.themes_open(), *self.ties_shown(parts)]
        return self.titled(words.WHERE_WE_DIFFER, [("picture", "key", None)] + parts)

    def telling(self, members):
        """What parts the viewpoints and tells one of them from every other."""
        return [j for j in self.facts.parting(members) if self.facts.distinguishes(j)]

    def strip(self, j):
        facts = self.facts
        return [("statement", facts.ids[j], facts.text[j], "", []), ("picture", "strip", j)]

    def discuss(self, text):
        return [heading(words.TO_DISCUSS), paragraph(text)]

    def theme(self, theme):
        facts = self.facts
        name = facts.theme_names[theme["theme"]]
        members = facts.in_theme(theme["theme"])
        divided = theme["label"] == "divided"
        shown = facts.by_spread(members) if divided else self.telling(members)
        parts = [heading(words.DIVIDED.format(theme=name) if divided else name)]
        stances = self.stances(theme)
        if divided and stances:
            parts.append(paragraph(stances))
        for j in shown:
            parts += self.strip(j)
        sides = {stance["side"] for stance in theme["stances"] or [] if stance}
        # By how much people moved statements no degree of what matters is told.
        frame = (self.discuss_one if not divided or not sides or len(sides) == 1 and facts.change
                 else words.DISCUSS_SIDES if len(sides) > 1 else words.DISCUSS_DEGREES)
        return parts + self.discuss(frame.format(theme=name, statement=quotable(facts.text[shown[0]])))

    @property
    def discuss_one(self):
        return words.DISCUSS_CHANGE if self.facts.change else words.DISCUSS_STATEMENT

    def without_themes(self):
        facts = self.facts
        shown = self.telling(facts.statements)[:8]
        if not shown:
            return [paragraph(facts.nothing_parts)]
        parts = [paragraph(words.FURTHEST_APART)]
        for j in shown:
            parts += self.strip(j)
        return parts + self.discuss(self.discuss_one.format(statement=quotable(facts.text[shown[0]])))

    def viewpoint(self, f):
        facts = self.facts
        parts = [heading(facts.name(f)), *self.subtitle]
        if facts.gist(f):
            parts.append(paragraph(facts.gist(f)))
        parts.append(paragraph(defined_by(facts, f)))
        if facts.array[0][f] is not None:
            parts += self.extremes(f)
        groups = self.only_it_says(f)
        parts += [("picture", "key", None)] if groups else []
        for title, members in groups:
            parts += [heading(title)] + [
                self.statement(j, first=f, themed=False) for j in members]
        if not groups and self.nothing(f):
            parts.append(paragraph(self.nothing(f)))
        has_array = facts.array[0][f] is not None
        parts += self.ties(f) if has_array else []
        said = self.voices(f)
        if said:
            parts.append(heading(words.VOICES))
        parts += [("quote", f"{comment['statement']}: {comment['comment']}")
                  for comment in said[:MOST_VOICES]]
        if len(said) > MOST_VOICES:
            parts.append(paragraph(words.MORE_VOICES.format(count=integer(len(said) - MOST_VOICES))))
        return parts + ([("picture", "array", f)] if has_array else [])

    def poster(self, f):
        facts = self.facts
        gist = [paragraph(facts.gist(f))] if facts.gist(f) else []
        return [heading(facts.name(f)), *gist, ("picture", "poster", f), *self.ties(f)]

    def crib_sheet(self):
        facts = self.facts
        parts = []
        for f in facts.factors:
            parts.append(heading(facts.name(f)))
            if facts.array[0][f] is None:
                parts.append(paragraph(words.DEFINED_BY_NOBODY))
            else:
                parts += [("picture", "key", None)] if len(facts.factors) > 1 else []
                parts += Crib(self, f).parts()
        return self.titled(words.CRIB, parts)

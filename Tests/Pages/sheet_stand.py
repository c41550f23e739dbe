"""The one page for everyone: the viewpoints, what they share and where they part, or the only one there is."""

import sheet_words as words
from sheet_facts import integer, listed, stopped, word
from sheet_frame import defined_by, ground_title, heading, paragraph, quotable

SHOWN = 3
# With more viewpoints than these the page is set closer and says less of where they part: how many
# themes and how many statements it names.
MOST_ROOMY = 6
CLOSE = {False: (4, 3), True: (3, 2)}
MOST_CLOSE = 9


class Standing:
    """What the page says; see `sheet_rules` for its parts."""

    def __init__(self, sheets):
        self.sheets, self.facts = sheets, sheets.facts

    def parts(self):
        facts = self.facts
        parts = [paragraph(facts.question)] if facts.question else []
        # What nobody defines was not found.
        number = len(facts.comparable)
        one, many = ((words.CHANGE_FOUND, words.CHANGES_FOUND) if facts.change else
                     (words.VIEWPOINT_FOUND, words.VIEWPOINTS_FOUND))
        parts.append(paragraph((one if number == 1 else many).format(
            number=word(number), count=integer(len(facts.sorts)))))
        if number < 2:
            return self.sheets.titled(words.WHERE_WE_STAND, parts + self.only_viewpoint())
        for f in facts.factors:
            parts += [heading(facts.name(f)), paragraph(facts.gist(f) or self.in_a_sentence(f))]
        parts.append(heading(words.COMMON_GROUND))
        groups = facts.common_ground()
        for evidence, side, members in groups:
            parts.append(heading(ground_title(facts, evidence, side)))
            # One more takes the line on which it would be said that there is one more.
            shown = members if len(members) == SHOWN + 1 else members[:SHOWN]
            parts += [("item", facts.brief[j]) for j in shown]
            if len(members) > len(shown):
                parts.append(("item", words.MORE_ON_SHEET.format(
                    count=integer(len(members) - len(shown)), sheet=words.COMMON_GROUND)))
        parts += self.sheets.themes_shared()
        if not groups:
            parts += ([paragraph(words.NO_COMMON_GROUND)] if self.is_close else
                      self.sheets.without_ground())
        parts += [heading(words.WHERE_WE_DIFFER)] + self.where_they_part()
        extremes = [(f, facts.column(top, f)[1][0]) for f in facts.comparable
                    if not facts.gist(f) for top in (True, False)]
        parts += [*self.sheets.opposite_sides(), *self.sheets.themes_open(), *self.sheets.too_few(),
                  *self.sheets.ties_shown(parts, extremes)]
        return self.sheets.titled(words.WHERE_WE_STAND, parts + [paragraph(words.SCOPE)])

    def only_viewpoint(self):
        """What the one viewpoint holds most and least, and a question on what it holds most; its grid is
        the last."""
        facts = self.facts
        parts, pictures = [], []
        for f in facts.factors:
            parts.append(heading(facts.name(f)))
            parts += [paragraph(facts.gist(f))] if facts.gist(f) else []
            parts.append(paragraph(defined_by(facts, f)))
            if f not in facts.comparable:
                continue
            parts += self.sheets.extremes(f)
            first = quotable(facts.text[facts.column(True, f)[1][0]])
            frame = words.DISCUSS_CHANGE if facts.change else words.DISCUSS_ONLY
            parts += [paragraph(words.ONE_VIEWPOINT),
                      *self.sheets.discuss(frame.format(statement=first)), *self.sheets.ties(f)]
            pictures.append(("picture", "array", f))
        return [*parts, paragraph(words.SCOPE), *pictures]

    @property
    def is_close(self):
        return len(self.facts.factors) > MOST_ROOMY

    def in_a_sentence(self, f):
        facts = self.facts
        if facts.array[0][f] is None:
            return words.DEFINED_BY_NOBODY
        most, least = (stopped(facts.brief[facts.column(top, f)[1][0]]) for top in (True, False))
        frame = words.MOVED_MOST_AND_LEAST if facts.change else words.MOST_AND_LEAST
        return frame.format(most=most, least=least)

    def where_they_part(self):
        facts = self.facts
        divided = [theme for theme in facts.themes() if theme["label"] == "divided"]
        themes, statements = (CLOSE[len(facts.factors) > MOST_CLOSE] if self.is_close
                              else (len(divided), 5))
        parts = []
        for theme in divided[:themes]:
            name = facts.theme_names[theme["theme"]]
            parts += ([("item", f"{name}: {self.sheets.stances(theme)}")] if self.is_close else
                      [heading(name), paragraph(self.sheets.stances(theme))])
        if len(divided) > themes:
            parts.append(paragraph(words.MORE_ON_SHEET.format(
                count=integer(len(divided) - themes), sheet=words.WHERE_WE_DIFFER)))
        if parts:
            return parts
        telling = self.sheets.telling(facts.statements)[:statements]
        if not telling:
            return [paragraph(facts.nothing_parts)]
        return [paragraph(words.FURTHEST_APART)] + [self.sheets.statement(j) for j in telling]

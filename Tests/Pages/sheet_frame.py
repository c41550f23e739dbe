"""Parts of sheets, and what several sheets say in the same words."""

import sheet_words as words
from sheet_facts import capitalised, integer


def heading(text):
    return ("heading", text)


def paragraph(text):
    return ("paragraph", text)


def defined_by(facts, f):
    """How many sorts are flagged on a viewpoint, and how many of them against it."""
    definers = len(facts.definers(f))
    opposite = sum(facts.flags[i][f] < 0 for i in facts.definers(f))
    if definers == 0:
        return words.DEFINED_BY_NOBODY
    if definers == 1:
        return words.DEFINED_BY_ONE_OPPOSITE if opposite else words.DEFINED_BY_ONE
    frame = words.DEFINED_BY_POLES if opposite else words.DEFINED_BY
    return frame.format(count=integer(definers), opposite=integer(opposite))


def quotable(text):
    """A statement within a question: without the stop at its end."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def ground_title(facts, evidence, side):
    """“All viewpoints embrace”, or that it is likely."""
    titles = words.GROUND_OF_CHANGES if facts.change else words.GROUND
    title = capitalised(titles[side].format(everyone=facts.everyone))
    return words.LIKELY.format(group=title) if evidence == "likely" else title

"""The short questionnaire that leads a person to the nearest viewpoint, and its key."""

import sheet_words as words
from sheet_facts import integer

FEWEST = 8
MOST = 12
HALF = 0.5
MOST_NAMES = 5


class Key:
    """The statements that best tell viewpoints apart, chosen one by one among those with a key.

    Each widens the narrowest gap between two viewpoints most: the squared differences of z summed
    over the statements chosen so far. A viewpoint that has a key on none of them can't be found.
    """

    def __init__(self, facts):
        self.facts = facts
        factors = facts.comparable
        pairs = [(f, g) for place, f in enumerate(factors) for g in factors[place + 1:]]
        gaps = [0.0] * len(pairs)
        chosen = []

        def wider(j):
            return [gap + (facts.z[j][f] - facts.z[j][g]) ** 2
                    for gap, (f, g) in zip(gaps, pairs)]

        candidates = [j for j in facts.statements if any(self.keys(j).values())]
        while len(chosen) < min(MOST, len(candidates)):
            best = max((j for j in candidates if j not in chosen),
                       key=lambda j: (min(wider(j)), sum(wider(j)), -j))
            gaps = wider(best)
            chosen.append(best)
        self.statements = sorted(chosen)
        self.found = [f for f in factors if any(self.keys(j)[f] for j in chosen)]
        self.lost = [f for f in factors if f not in self.found]
        # With fewer, the nearest viewpoint would be left to chance.
        self.is_enough = len(candidates) >= FEWEST and len(self.found) > 1

    def keys(self, j):
        """The key of a statement by viewpoint: the side of the mean of all, from half a z on."""
        z = self.facts.z[j]
        mean = sum(z[f] for f in self.facts.comparable) / len(self.facts.comparable)
        return {f: 0 if abs(z[f] - mean) < HALF else 1 if z[f] > mean else -1
                for f in self.facts.comparable}

    def signs(self, j):
        return [{1: "+", -1: "−", 0: ""}[self.keys(j)[f]] for f in self.found]

    def score(self, answers):
        """Σ answer × key for each viewpoint that can be found."""
        return {f: sum(a * self.keys(j)[f] for a, j in zip(answers, self.statements))
                for f in self.found}

    def trial(self):
        """How many were tried that define a viewpoint by agreeing with it, and how many find theirs,
        alone at the top.

        A sort agrees with the upper third of its cards and disagrees with the lower third.
        """
        facts = self.facts
        tried = found = 0
        for i, placed in enumerate(facts.placements):
            own = facts.own_viewpoint(i)
            if own is None or facts.flags[i][own] < 0:
                continue
            cards = sorted(placed)
            third = len(cards) // 3
            low, high = cards[third], cards[-1 - third]
            answers = [1 if placed[j] > high else -1 if placed[j] < low else 0
                       for j in self.statements]
            scores = self.score(answers)
            tried += 1
            found += all(scores.get(own, -1 - MOST) > score
                         for f, score in scores.items() if f != own)
        return tried, found


def which_viewpoint(facts):
    """The parts of the sheet below its title; `None` where no list finds anyone."""
    if facts.change or len(facts.comparable) < 2:
        return None
    key = Key(facts)
    if not key.is_enough:
        return None
    # A table has room for the names of few viewpoints; those of more stand above it.
    is_close = len(key.found) > MOST_NAMES
    names = " · ".join(f"{facts.fid[f]}\u00a0{facts.name(f)}" for f in key.found)
    cells = words.WHICH_HEADS + [facts.fid[f] if is_close else facts.name(f) for f in key.found]
    for j in key.statements:
        cells += [facts.ids[j], facts.text[j], words.WHICH_RING, *key.signs(j)]
    cells += ["", words.WHICH_TOTAL, "", *(words.WHICH_BLANK for _ in key.found)]
    said = [words.WHICH_COUNT]
    if key.lost:
        said.append(words.WHICH_NOT_FOUND.format(names=facts.names(key.lost)))
    tried, found = key.trial()
    if tried:
        said.append(words.WHICH_TRIED.format(tried=integer(tried), found=integer(found)))
    poles = {**words.USUAL_POLES, **facts.study.get("poles", {})}
    how = words.WHICH_HOW if poles == words.USUAL_POLES else words.WHICH_HOW_POLES.format(**poles)
    question = [("paragraph", facts.question)] if facts.question else []
    return [*question, ("paragraph", how), *([("paragraph", names)] if is_close else []),
            ("caption", words.WHICH_KEY),
            *(("cell", cell) for cell in cells), *(("paragraph", sentence) for sentence in said)]

"""What a person reads about themselves: the short questionnaire's key, and where a sort stands."""

import sheet_words as words

MOST = 12
HALF = 0.5


class Key:
    """The statements that best tell viewpoints apart, chosen one by one.

    Each widens the narrowest gap between two viewpoints most: the squared differences of z summed
    over the statements chosen so far.
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

        while len(chosen) < min(MOST, len(facts.ids)):
            best = max((j for j in facts.statements if j not in chosen),
                       key=lambda j: (min(wider(j)), sum(wider(j)), -j))
            gaps = wider(best)
            chosen.append(best)
        self.statements = sorted(chosen)

    def keys(self, j):
        z = [self.facts.z[j][f] for f in self.facts.comparable]
        mean = sum(z) / len(z)
        return [0 if abs(score - mean) < HALF else 1 if score > mean else -1 for score in z]

    def signs(self, j):
        return [{1: "+", -1: "−", 0: ""}[key] for key in self.keys(j)]

    def score(self, answers):
        """Σ answer × key for each viewpoint with scores."""
        keys = [self.keys(j) for j in self.statements]
        return [sum(a * key[place] for a, key in zip(answers, keys))
                for place in range(len(self.facts.comparable))]

    def trial(self):
        """How many definers were tried, and how many find their own viewpoint, alone at the top.

        A sort agrees with the upper third of its cards and disagrees with the lower third.
        """
        facts = self.facts
        tried = found = 0
        for i, placed in enumerate(facts.placements):
            own = facts.own_viewpoint(i)
            if own not in facts.comparable or facts.flags[i][own] < 0:
                continue
            if facts.sorts[i]["status"] != "defining":
                continue
            cards = sorted(placed)
            third = len(cards) // 3
            low, high = cards[third], cards[-1 - third]
            answers = [1 if placed[j] > high else -1 if placed[j] < low else 0
                       for j in self.statements]
            scores = self.score(answers)
            tried += 1
            place = facts.comparable.index(own)
            found += scores[place] == max(scores) and scores.count(max(scores)) == 1
        return tried, found


class Standing:
    """How one sort stands to the viewpoints and to the room."""

    def __init__(self, facts, i):
        self.facts, self.i = facts, i
        self.status = facts.status(i)
        own = facts.own_viewpoint(i)
        loadings = facts.loadings[i]
        if self.status == "defining" and own in facts.comparable:
            # What a sort defines is nearest to it, whoever decided that it does.
            self.nearest, self.is_opposite = own, facts.flags[i][own] < 0
        elif facts.comparable:
            # The two poles of a split viewpoint are as far: the one it agrees with is meant.
            self.nearest = max(
                facts.comparable, key=lambda f: (abs(loadings[f]), loadings[f] > 0))
            self.is_opposite = loadings[self.nearest] < 0
        else:
            self.nearest, self.is_opposite = None, False

    def sentence(self):
        if self.nearest is None:
            return words.SLIP_NONE
        if self.status == "defining":
            frame = words.SLIP_OPPOSITE if self.is_opposite else words.SLIP_DEFINES
        elif self.is_opposite:
            frame = words.SLIP_TURNED
        else:
            frame = {"confounded": words.SLIP_BETWEEN, "null": words.SLIP_AWAY,
                     "not flagged": words.SLIP_NEAREST}[self.status]
        return frame.format(name=self.facts.quoted(self.nearest))

    def shared(self):
        """Common ground that the sort leans to as well: firm before likely, the widest first."""
        facts = self.facts
        middle = facts.middle
        leaning = {
            "embrace": lambda own: own > middle, "setAside": lambda own: own < middle,
            "littleMatter": lambda own: abs(own - middle) <= 1}
        ground = [(j, facts.compared[j]["commonGround"]) for j in facts.statements]
        held = [(j, found) for j, found in ground
                if found["evidence"] and leaning[found["side"]](facts.placements[self.i][j])]
        held.sort(key=lambda each: (each[1]["evidence"] != "firm", -each[1]["margin"], each[0]))
        return [j for j, _ in held]

    def apart(self):
        """Statements placed more than one column from where the room places them on average."""
        facts = self.facts
        distance = {j: abs(facts.placements[self.i][j] - facts.room(j)) for j in facts.statements}
        return sorted((j for j in distance if distance[j] > 1), key=lambda j: (-distance[j], j))

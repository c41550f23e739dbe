"""What a person's slip says: where the sort stands to the viewpoints, and to the room it was made in."""

import sheet_words as words
from sheet_facts import fixed

SHOWN = 3
# Of fewer people nothing is told that another of them could work out.
FEWEST = 5


class Standing:
    """How one sort stands to the viewpoints and to the room."""

    def __init__(self, facts, i):
        self.facts, self.i = facts, i
        self.place = self.find_place()
        loadings = facts.loadings[i]
        if self.place == "defines":
            # What a sort defines is nearest to it, whoever decided that it does.
            self.nearest = facts.own_viewpoint(i)
            self.is_opposite = facts.flags[i][self.nearest] < 0
        else:
            # The two poles of a split viewpoint are as far: the one it agrees with is meant.
            self.nearest = max(
                facts.comparable, key=lambda f: (abs(loadings[f]), loadings[f] > 0))
            self.is_opposite = loadings[self.nearest] < 0

    def find_place(self):
        """Where flags are set by hand alone, or this one's was taken away, a person passed it over."""
        facts, i = self.facts, self.i
        if facts.own_viewpoint(i) is not None:
            return "defines"
        by_hand = facts.settings["flagging"] == "none" or facts.lost_its_flag(i)
        if by_hand and not any(facts.flags[i]):
            return "passedOver"
        return "between" if facts.sorts[i]["status"] == "confounded" else "away"

    def sentence(self):
        facts = self.facts
        yours = words.SLIP_OF_CHANGE if facts.change else words.SLIP
        name = facts.quoted(self.nearest)
        if self.place == "defines":
            frame = words.SLIP_OPPOSITE if self.is_opposite else words.SLIP_DEFINES
        else:
            frame = {"between": words.SLIP_BETWEEN, "away": words.SLIP_AWAY,
                     "passedOver": words.SLIP_PASSED_OVER}[self.place]
            name = words.OPPOSITE_OF.format(name=name) if self.is_opposite else name
        return frame.format(yours=yours, name=name)

    def gist(self):
        """For those who hold the viewpoint, and not for those far from it or against it."""
        held = self.place in ("defines", "between") and not self.is_opposite
        return self.facts.gist(self.nearest) if held else None

    @property
    def placed(self):
        """What the person placed: what a blank was filled with is not theirs."""
        own = self.facts.placed[self.i]
        return [j for j in self.facts.statements if own[j] is not None]

    def shared(self):
        """Common ground that the sort leans to as well: firm before likely, the widest first."""
        facts = self.facts
        own, middle = facts.placed[self.i], facts.middle
        leaning = {
            "embrace": lambda j: own[j] > middle, "setAside": lambda j: own[j] < middle,
            "littleMatter": lambda j: abs(own[j] - middle) <= facts.step}
        ground = [(j, facts.compared[j]["commonGround"]) for j in self.placed]
        held = [(j, found) for j, found in ground
                if found["evidence"] and leaning[found["side"]](j)]
        held.sort(key=lambda each: (each[1]["evidence"] != "firm", -each[1]["margin"], each[0]))
        return [j for j, _ in held]

    def room(self):
        """The mean placement of each statement by everyone under the same condition.

        Their other sorts are not the room of a person. None is told of fewer than five people: none
        at all where so few sorted, and none of a statement that so few placed.
        """
        facts, sorts = self.facts, self.facts.sorts
        same = [k for k, sort in enumerate(sorts) if sort["condition"] == sorts[self.i]["condition"]]
        if len({sorts[k]["participant"] for k in same}) < FEWEST:
            return None
        members = [k for k in same if k == self.i
                   or sorts[k]["participant"] != sorts[self.i]["participant"]]
        means = {}
        for j in self.placed:
            column = [facts.placed[k][j] for k in members if facts.placed[k][j] is not None]
            if len(column) >= FEWEST:
                means[j] = sum(column) / len(column)
        return means

    def apart(self):
        """Statements placed more than one column from where the room places them on average, with
        that mean; `None` where the room is too small. Of one statement a slip does not say both that
        the room shares it and that it is apart from the room."""
        far, shared = self.far(), self.shared()
        return None if far is None else [each for each in far if each[0] not in shared]

    def far(self):
        room = self.room()
        if room is None:
            return None
        own = self.facts.placed[self.i]
        far = [j for j in room if abs(own[j] - room[j]) > self.facts.step]
        return [(j, room[j]) for j in sorted(far, key=lambda j: (-abs(own[j] - room[j]), j))]


def slip_title(facts, i):
    """Whose slip it is, and whose grid."""
    yours = words.SLIP_OF_CHANGE if facts.change else words.SLIP
    return f"{yours}: {facts.sorts[i]['id']}"


def slip(facts, i, subtitle):
    """The parts of one person's slip."""
    standing = Standing(facts, i)
    parts = [("heading", slip_title(facts, i)), *subtitle, ("paragraph", standing.sentence())]
    parts += [("quote", standing.gist())] if standing.gist() else []
    if len(facts.comparable) > 1:
        parts.append(("heading", words.SLIP_SHARED))
        parts += [("item", facts.text[j]) for j in standing.shared()[:SHOWN]] or [
            ("paragraph", words.SLIP_SHARED_NONE if facts.common_ground() else
             words.SLIP_SHARED_NOTHING)]
    parts.append(("heading", words.SLIP_APART))
    parts += where_it_differs(facts, i, standing)
    own, columns = facts.placed[i], {value for value, _ in facts.grid}
    # What was laid for a person is not their sort; what lies in no column is on no grid.
    return parts + ([("picture", "sort", i)] if set(own) <= columns else [])


def where_it_differs(facts, i, standing):
    apart = standing.apart()
    if apart is None:
        return [("paragraph", words.SLIP_NO_ROOM)]
    if not apart and standing.far():
        return [("paragraph", words.SLIP_APART_IN_DEGREE)]
    if not apart:
        return [("paragraph", words.SLIP_MOVED_NONE if facts.change else words.SLIP_APART_NONE)]
    return [
        ("statement", facts.ids[j], facts.text[j], words.SLIP_YOURS.format(
            column=facts.label(facts.placed[i][j]), mean=fixed(mean, 1, facts.is_signed)), [])
        for j, mean in apart[:SHOWN]]

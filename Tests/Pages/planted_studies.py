"""Studies of planted viewpoints, theme by theme, whose sorts fill no grid."""

import random

import yaml
from evidence_cases import write


def sort_of(means, per_theme, chance, spread):
    """A column near the mean of its theme for each statement; neighbours within a theme differ by the
    spread."""
    return [max(-3, min(3, round(mean + spread * (place % 2 - 0.5) + chance.gauss(0, 0.4))))
            for mean in means for place in range(per_theme)]


def write_planted(folder, views, people=5, per_theme=6, spread=1, opposed=False, changes=False):
    """A study in which so many people hold each viewpoint, told by its mean column on every theme;
    or in which they change so. Opposed ones order the statements of a theme the other way round."""
    folder.mkdir(parents=True)
    chance = random.Random(7)
    themes = [f"theme{t}" for t in range(1, len(views[0]) + 1)]
    conditions = {"before": "What do you think?", "after": "And now?"} if changes else {}
    (folder / "study.yml").write_text(yaml.safe_dump({
        "title": "Planted", "question": "What do you think?", "language": "en",
        "distribution": "free", "themes": {theme: theme.capitalize() for theme in themes},
        **({"conditions": conditions} if changes else {}),
        "provenance": {"statements": "own", "sorts": "simulated"}}), encoding="utf-8")
    statements = [(theme, place) for theme in themes for place in range(per_theme)]
    write(folder / "statements.csv", [
        {"id": f"s{j}", "theme": theme, "direction": "+", "text": f"Statement {j} speaks for {theme}"}
        for j, (theme, _) in enumerate(statements, start=1)])
    rows = []
    for v, means in enumerate(views):
        for number in range(people):
            person = f"{'ABCDEFGH'[v]}{number + 1}"
            sort = sort_of(means, per_theme, chance, -spread if opposed and v % 2 else spread)
            if changes:
                # A step up or down from where everybody stood.
                before = [(-1) ** j for j in range(len(sort))]
                after = [max(-3, min(3, a + b)) for a, b in zip(before, sort)]
                pairs = [("before", before), ("after", after)]
            else:
                pairs = [(None, sort)]
            for condition, placed in pairs:
                own = {} if condition is None else {"participant": person, "condition": condition}
                rows.append({"sort": f"{person}{'-' + condition if condition else ''}", **own,
                             **{f"s{j}": column for j, column in enumerate(placed, start=1)}})
    write(folder / "sorts.csv", rows)
    return folder


def write_planted_case(folder, views, options, **how):
    """What analyses a planted study, and the study."""
    study = write_planted(folder / "planted", views, **how)
    return [study, *options], study


def write_between(folder):
    """A viewpoint midway between the two poles of another: no statement tells it from the mean."""
    study = write_planted(folder / "planted", [(2, -2, 1, -1), (2, -2, -1, 1), (2, -2, 0, 0)])
    sides = [("A", 2, "+"), ("B", 2, "-"), ("C", 1, "+")]
    recipe = folder / "between.yml"
    recipe.write_text(yaml.safe_dump({
        "study": str(study), "settings": {"factors": 2, "rotation": "none", "flagging": "none"},
        "split": [2], "flags": [
            {"sort": f"{letter}{number}", "viewpoint": viewpoint, "sign": sign}
            for letter, viewpoint, sign in sides for number in range(1, 6)]}), encoding="utf-8")
    return [recipe], study


def write_opposed(folder):
    """Two poles of one viewpoint, that differ on every statement."""
    study = write_planted(folder / "planted", [(2, -2), (-2, 2)], spread=0)
    recipe = folder / "opposed.yml"
    recipe.write_text(yaml.safe_dump({
        "study": str(study), "settings": {"factors": 1}, "split": [1], "labels": "classical"}),
        encoding="utf-8")
    return [recipe], study


CHANGE = ["--change", "before,after"]
PLANTED = {
    # Both stand for the first theme, and not to the same degree.
    "degrees": lambda folder: write_planted_case(
        folder, [(3, -1, -2), (0.7, 2, -2.7)], ["--factors", "2"], people=8),
    # Two move towards a theme and one away, two stay where they were.
    "three ways to move": lambda folder: write_planted_case(
        folder, [(2, -2, 0, 0), (2, 0, -2, 0), (-2, 0, -2, 2)], ["--factors", "3", *CHANGE],
        changes=True),
    "one way to move": lambda folder: write_planted_case(
        folder, [(2, -2, 0, 1)], ["--factors", "1", *CHANGE], changes=True),
    # A third sort against all that the others share.
    "shared by others": lambda folder: write_planted_case(
        folder, [(2, -2, 1, -1), (2, -2, -1, 1), (-2, 2, 0, 0)], ["--factors", "2"]),
    "midway": write_between,
    # More about single statements than about sides, and a theme around the middle.
    "about statements": lambda folder: write_planted_case(
        folder, [(2, -1, -1), (-0.2, 0.2, 0)], ["--factors", "2"], people=8, spread=3, opposed=True),
    # All lean one way on everything, and not to the same degree.
    "in degree": lambda folder: write_planted_case(
        folder, 3 * [(2, -2)], ["--factors", "2"], people=8, spread=2, opposed=True),
    "free as qmethod": lambda folder: write_planted_case(
        folder, [(3, -1, -2), (-1, 3, -2)], ["--factors", "2", "--compat", "qmethod"]),
    "opposed": write_opposed,
}

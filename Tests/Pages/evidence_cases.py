"""Studies made so that what is computed beside an analysis comes out one way and the other."""

import csv
import random
import shutil

import yaml
from sheet_facts import read_csv

# Two viewpoints on twelve statements that have little to do with each other.
GRID = {-2: 1, -1: 3, 0: 4, 1: 3, 2: 1}
FIRST = [2, 1, 1, 1, 0, 0, 0, 0, -1, -1, -1, -2]
SECOND = [0, -1, 1, 0, -2, 1, 0, 1, 2, -1, 0, -1]
# Teams of a room: those of the first hold the first viewpoint, those of the second the second.
TEAMS = ["red"] * 6 + ["blue"] * 6 + ["green"] * 6 + ["grey"] * 3 + ["white"] * 3


def near(view, chance, swaps=1):
    """A sort that differs from a viewpoint by so many swaps of cards in neighbouring columns."""
    sort = list(view)
    for _ in range(swaps):
        pairs = [(i, k) for i in range(len(sort)) for k in range(i) if abs(sort[i] - sort[k]) == 1]
        i, k = chance.choice(pairs)
        sort[i], sort[k] = sort[k], sort[i]
    return sort


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_room(folder, sorted_twice=len(TEAMS), moves=True, grid=GRID, published=False):
    """A room that sorted before and after; of those who sorted twice, the second team came over to
    the first, or nobody moved a card. Without a grid it is the sorts that tell it. What was published
    has one theme, and does not say what speaks for it."""
    folder.mkdir(parents=True)
    chance = random.Random(5)
    declared = {"grid": grid, "distribution": "forced"} if grid else {}
    (folder / "study.yml").write_text(yaml.safe_dump({
        "title": "A room", "language": "en", **declared,
        "conditions": {"before": "What do you think?", "after": "And now?"},
        "provenance": {"statements": "published" if published else "own", "sorts": "simulated"},
        **({"themes": {"all": "All of it"}} if published else {})}), encoding="utf-8")
    write(folder / "statements.csv", [
        {"id": f"s{j}", "text": f"Statement number {j}", "theme": "all" if published else ""}
        for j in range(1, len(FIRST) + 1)])
    sorts, people = [], []
    for number, team in enumerate(TEAMS):
        person = f"P{number + 1:02}"
        last = number >= len(TEAMS) - 4
        # The last four sort alike by twos.
        own = [FIRST, SECOND][number % 4 // 2] if last else near(
            SECOND if team == "blue" or number % 3 == 2 and team != "red" else FIRST, chance)
        people.append({
            "participant": person, "team": team, "side": team if team in ("red", "blue") else "",
            "town": "here", "seat": f"seat {number}",
            "bench": ["left", "right"][number % 4 // 2] if last else ""})
        # The first to sort twice are those who have something to change.
        rank = (number - 6) % len(TEAMS)
        later = near(FIRST, chance) if moves and not last else own
        for condition, sort in [("before", own), ("after", later)]:
            if condition == "before" or rank < sorted_twice:
                sorts.append({"sort": f"{person}-{condition}", "participant": person,
                              "condition": condition,
                              **{f"s{j}": value for j, value in enumerate(sort, start=1)}})
    write(folder / "sorts.csv", sorts)
    write(folder / "participants.csv", people)
    return folder


def write_further(study, folder, number):
    """Sorts of the same statements by others: every fourth one as it was, by chance, or turned about."""
    shutil.copytree(study, folder)
    chance = random.Random(3)
    rows = read_csv(folder / "sorts.csv")
    ids = [name for name in rows[0] if name != "sort"]
    for i, row in enumerate(rows):
        placed = [int(row[j]) for j in ids]
        if i % 4 == 1:
            chance.shuffle(placed)
        if i % 4 == 2:
            placed = [-column for column in placed]
        if i % 4 == 3:
            other = [int(rows[i - 3][j]) for j in ids]
            placed = sorted_like([a + b for a, b in zip(placed, other)], placed)
        row.update(zip(ids, map(str, placed)), sort=row["sort"] if i in (0, 4) else f"Q{i}")
    # The only one asked for is one by chance.
    write(folder / "sorts.csv", rows[:number] if number > 1 else rows[1:2])
    return folder


def sorted_like(values, cards):
    """The cards of a sort in the order of some values."""
    order = sorted(range(len(values)), key=lambda j: (values[j], j))
    return [card for _, card in sorted(zip(order, sorted(cards)))]


BOTH = ["--condition", "before", "--condition", "after", "--paired", "before,after"]

ROOMS = {
    "a room": (BOTH + [
        "--groups", "team", "--groups", "side", "--groups", "town", "--groups", "seat", "--groups", "bench", "--groups",
        "condition", "--bootstrap", "30", "--bootstrap-match", "procrustes"], {}),
    "a room at rest": (BOTH, {"moves": False}),
    "five who came back": (BOTH + ["--influence", "--multiverse"], {"sorted_twice": 5}),
    "a grid that sorts tell": (["--condition", "before"], {"grid": None, "published": True}),
    "no themes": (["--condition", "before"], {}),
    "two rounds": ([], {}),
    "four who came back": (BOTH, {"sorted_twice": 4}),
}
# In place of the result of another analysis of the same sorts.
EARLIER = "an earlier result"
# Shipped studies, with the options that ask for more.
OTHERS = {
    "sensitivity": ("place-based-budgeting-hour", [
        "--factors", "3", "--bootstrap", "120", "--influence", "--groups", "organisation", "--groups",
        "role", "--multiverse", "--classify", 25]),
    "nobody more": ("place-based-budgeting-hour", ["--factors", "2", "--classify", 1]),
    "before and after": ("place-based-budgeting", BOTH + [
        "--factors", "4", "--bootstrap", "60", "--bootstrap-match", "correlation", "--groups",
        "organisation"]),
    "loose": ("lipset", [
        "--factors", "3", "--rotation", "oblimin", "--labels", "classical", "--bootstrap", "20",
        "--bootstrap-match", "qindtest", "--influence", "--multiverse"]),
    "one alone": ("lipset", [
        "--factors", "1", "--bootstrap", "20", "--influence", "--multiverse"]),
    "ranks": ("lipset", [
        "--factors", "3", "--correlation", "spearman", "--extraction", "paf", "--rotation", "quartimax",
        "--flag-level", "0.01", "--flagging", "majority"]),
    "tau": ("lipset", [
        "--factors", "3", "--correlation", "kendall", "--extraction", "centroid", "--rotation", "promax"]),
    "iterated": ("lipset", [
        "--factors", "3", "--extraction", "horst", "--rotation", "equamax", "--adjustment", "holm"]),
    "unturned": ("lipset", ["--factors", "3", "--rotation", "none"]),
    "through a sort": ("lipset", [
        "--factors", "3", "--rotation", "defining", "--defining-sort", "US1", "--flagging",
        "significance", "--flag-level", "0.2"]),
    "through a person": ("place-based-budgeting-hour", [
        "--factors", "3", "--rotation", "defining", "--defining-sort", "P01", "--influence"]),
    "towards a result": ("lipset", ["--factors", "3", "--rotation", "target", "--target", EARLIER]),
    "as qmethod": ("place-based-budgeting-hour", ["--factors", "3", "--compat", "qmethod"]),
    "as KADE": ("place-based-budgeting-hour", ["--factors", "3", "--compat", "kade"]),
    "as PQMethod": ("lipset", [
        "--factors", "3", "--compat", "pqmethod", "--extraction", "centroid", "--reliability", "0.7"]),
    "nothing to lose": ("lipset", [
        "--factors", "3", "--flagging", "none", "--bootstrap", "20", "--influence", "--multiverse"]),
}

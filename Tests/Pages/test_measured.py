"""What the documentation says of speed, kills and errors is what the programs that measure have written down."""

import csv
import importlib
import re

from shipped import ROOT

PAGE = (ROOT / "docs/collecting-safely.md").read_text(encoding="utf-8")


def rows(name):
    with open(ROOT / "Benchmarks" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_of_how_many_people_is_the_one_that_was_measured():
    told = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)]
    assert told == [
        [row["people"], f"{row['median ms']} ms", f"{row['p99 ms']} ms", f"{row['longest ms']} ms", row["errors"],
         f"{row['MB']} MB"]
        for row in rows("load.csv")]
    first = rows("load.csv")[0]
    assert first["people"] == "200" and float(first["p99 ms"]) <= 50 and int(first["MB"]) <= 200


def test_the_kills_are_those_that_were_made():
    [row] = rows("kills.csv")
    words = " ".join(PAGE.split())
    assert f"kills the program {row['kills']} times at random moments while {row['people at once']} people sort" in words
    assert f"of {row['moves']} moves and {row['sorts']} sorts that had been acknowledged, {row['lost']} were lost" in words


def test_the_kills_that_make_repeats_are_those_that_are_told(monkeypatch):
    [row] = rows("kills.csv")
    monkeypatch.syspath_prepend(ROOT / "Benchmarks")
    program = importlib.import_module("collect_faults")
    assert program.PEOPLE == int(row["people at once"]) and f"Lets {program.PEOPLE} people" in program.__doc__
    [line] = [line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
              if "collect_faults.py" in line]
    assert "--" not in line.partition("collect_faults.py")[2].replace("--show-bin-path", "")


def test_the_time_to_viewpoints_is_the_one_that_was_measured():
    [row] = rows("viewpoints.csv")
    words = " ".join(PAGE.split())
    assert (f"of {row['people']} people who sorted 24 cards, one after the other, {row['median s']} s in the median, "
            f"{row['longest s']} s at most") in words
    assert float(row["longest s"]) <= 1


def test_how_often_common_ground_is_wrong_is_what_was_measured():
    article = (ROOT / "Sources/QAnalysis/Documentation.docc/FindingCommonGround.md").read_text(encoding="utf-8")
    measured = rows("common_ground.csv")
    told = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in article.splitlines() if re.match(r"\| \d+ \|", line)]
    kinds = ["firm", "firm_wrong", "likely", "likely_wrong"]
    assert told == [[row["viewpoints"], row["people"], *(row[kind] for kind in kinds)] for row in measured]
    firm, firm_wrong, likely, likely_wrong = (sum(int(row[kind]) for row in measured) for kind in kinds)
    words = " ".join(article.split())
    assert (f"Of {likely} likely statements {likely_wrong} were wrong ({100 * likely_wrong / likely:.0f} %), "
            f"of {firm:,} firm ones {firm_wrong} ({100 * firm_wrong / firm:.0f} %)") in words
    # Tests at 5 % stand behind firm, none behind likely.
    assert firm_wrong / firm < 0.05 < likely_wrong / likely

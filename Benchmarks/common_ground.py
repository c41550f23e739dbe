#!/usr/bin/env python3
"""How often common ground is wrong where the truth is known: writes Benchmarks/common_ground.csv again.

    Benchmarks/common_ground.py .build/release/mindset > Benchmarks/common_ground.csv

Plants 2 to 4 viewpoints on 40 statements, of which all share two fifths, and lets 20, 40 or 80 people sort by them
(loadings .5 to .8, `mindset simulate`). Counts the statements that `mindset analyse` calls embraced or set aside by
all, firm or likely, and of them those that some planted viewpoint holds on the other side of its own middle.
"""
import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

STUDIES, SHARED = 30, 0.4
COLUMNS = [2, 3, 5, 6, 8, 6, 5, 3, 2]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def planted(chance, viewpoints):
    """Values of each viewpoint, of mean 0."""
    common = [chance.gauss(0, 1) for _ in range(sum(COLUMNS))]
    for _ in range(viewpoints):
        own = [SHARED ** 0.5 * shared + (1 - SHARED) ** 0.5 * chance.gauss(0, 1) for shared in common]
        yield [value - sum(own) / len(own) for value in own]


def labelled(program, folder, values, people, seed):
    """The side and the evidence of each statement that is common ground, by its place."""
    with open(folder / "planted.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["statement", *(f"V{f + 1}" for f in range(len(values)))])
        table.writerows([j + 1, *(f"{own[j]:.6f}" for own in values)] for j in range(len(values[0])))
    study = folder / "study"
    run(program, "simulate", folder / "design", "--sorts", str(people), "--planted", folder / "planted.csv",
        "--loading", "0.5:0.8", "--seed", str(seed), "--to", study, "--quiet")
    found = json.loads(run(program, "analyse", study, "--factors", str(len(values)), "--json", "-", "--quiet"))
    for path in study.iterdir():
        path.unlink()
    study.rmdir()
    for j, statement in enumerate(found["comparison"]):
        ground = statement["commonGround"]
        if ground["evidence"] and ground["side"] != "littleMatter":
            yield j, 1 if ground["side"] == "embrace" else -1, ground["evidence"]


def main():
    program = str(Path(sys.argv[1]).resolve())
    print("viewpoints,people,studies,firm,firm_wrong,likely,likely_wrong")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        grid = ", ".join(f"{value - 4}: {count}" for value, count in enumerate(COLUMNS))
        (folder / "design").mkdir()
        (folder / "design" / "study.yml").write_text(f"title: Planted\ngrid: {{{grid}}}\n", encoding="utf-8")
        (folder / "design" / "statements.csv").write_text(
            "id,text\n" + "".join(f"{j + 1},Statement {j + 1}\n" for j in range(sum(COLUMNS))), encoding="utf-8")
        for viewpoints in (2, 3, 4):
            for people in (20, 40, 80):
                counts = {"firm": [0, 0], "likely": [0, 0]}
                for seed in range(1, STUDIES + 1):
                    values = list(planted(random.Random(f"{viewpoints} {people} {seed}"), viewpoints))
                    for j, sign, evidence in labelled(program, folder, values, people, seed):
                        counts[evidence][0] += 1
                        counts[evidence][1] += any(sign * own[j] <= 0 for own in values)
                print(viewpoints, people, STUDIES, *counts["firm"], *counts["likely"], sep=",", flush=True)


if __name__ == "__main__":
    main()

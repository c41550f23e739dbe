#!/usr/bin/env python3
"""How long a report and all handouts of a large study take from start to exit, beside a plain analysis.

    make bench

Makes a study of 60 sorts x 50 statements of ten to twenty-two words without short forms, three planted
viewpoints, from fixed seeds, so that every card of a sheet is cut and every slip has the words in full.
Runs `mindset report`, `mindset handouts --sheets all` and, as a yardstick of the machine, the plain numpy
analysis of the tests (Tests/Fixtures/reference.py) on the same study, in turns, and prints the median of
each and their ratio to the yardstick. The limits are 0.3 s for the report and 1.5 s for the handouts.
"""
import csv
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROUNDS = 7
STATEMENTS, SORTS = 50, 60
THEMES = ["co-production", "finance", "leadership", "customers"]
WORDS = ("people services budgets councils money partners families staff leadership evidence together shared public "
         "change needs local planning trust results delivery outcome neighbourhood").split()
DESIGN = """title: A study of long statements
question: How should services here work together?
grid: {-5: 2, -4: 3, -3: 4, -2: 6, -1: 6, 0: 8, 1: 6, 2: 6, 3: 4, 4: 3, 5: 2}
distribution: forced
poles: {low: least like my view, high: most like my view}
themes: {co-production: Co-production, finance: Finance, leadership: Leadership, customers: Customers}
provenance: {statements: own, sorts: simulated}
"""


def study(program, folder):
    """The simulated study, in a folder of its own."""
    design, trial = os.path.join(folder, "design"), os.path.join(folder, "trial")
    os.mkdir(design)
    chance = random.Random(3)
    with open(os.path.join(design, "statements.csv"), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "text", "theme", "direction"])
        for number in range(1, STATEMENTS + 1):
            words = [chance.choice(WORDS) for _ in range(chance.randint(10, 22))]
            table.writerow([number, " ".join(words).capitalize() + ".", chance.choice(THEMES), chance.choice("+-")])
    with open(os.path.join(design, "study.yml"), "w", encoding="utf-8") as file:
        file.write(DESIGN)
    subprocess.run(
        [program, "simulate", design, "--sorts", str(SORTS), "--planted", "3", "--seed", "1", "--to", trial],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return trial


def seconds(command, out=None):
    if out:
        shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        trial, out = study(program, folder), os.path.join(folder, "out")
        jobs = {
            "report": ([program, "report", trial, "--out", out], out),
            "all handouts": ([program, "handouts", trial, "--sheets", "all", "--out", out], out),
            "plain numpy analysis": ([sys.executable, "Tests/Fixtures/reference.py", trial, "--factors", "3"], None),
        }
        times = {name: [] for name in jobs}
        for _ in range(ROUNDS):
            for name, job in jobs.items():
                times[name].append(seconds(*job))
    medians = {name: statistics.median(each) for name, each in times.items()}
    yardstick = medians["plain numpy analysis"]
    print(f"{SORTS} x {STATEMENTS}, median of {ROUNDS}, start to exit, {os.cpu_count()} cores")
    for name, median in medians.items():
        print(f"{name:22}{median:7.2f} s   {median / yardstick:5.2f} of the yardstick")


if __name__ == "__main__":
    main()

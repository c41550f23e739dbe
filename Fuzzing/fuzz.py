"""Fuzzes every reader in turn and says how often each was run; fails where one of them failed.

Called by `make fuzz`, which builds the harness first.
"""

import argparse
import csv
import datetime
import fnmatch
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
SEEDS = [ROOT / "Tests/QFormatsTests/Fixtures", ROOT / "Tests/QTablesTests/Fixtures", HERE / "Seeds"]
FOUND = HERE / "found"
COLUMNS = ["date", "commit", "target", "executions", "seconds", "branches", "findings"]

# A reader of an input of a few kilobytes that takes longer, or more memory, has no bound. The clock is a
# wall clock and the machine may be busy; the program is slowed down by being watched.
LIMITS = ["-timeout=25", "-rss_limit_mb=2048", "-report_slow_units=25"]
# What Swift leaves to the end of the process is no leak, and a trap needs no second trace.
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_leaks=0:quarantine_size_mb=16:malloc_context_size=2",
    "SWIFT_BACKTRACE": "enable=no",
    # Sets in the same order in each run, so that the same inputs take the same branches.
    "SWIFT_DETERMINISTIC_HASHING": "1",
}


def words(target, pool, folder):
    """The dictionary of a target: a parser's own where it has one, else the words of all formats."""
    own = HERE / "Dictionaries" / f"{target.removeprefix('parser-')}.dict"
    if own.exists():
        return own
    if pool == "texts":
        return None
    joined = pathlib.Path(folder) / "all.dict"
    if not joined.exists():
        parts = sorted((HERE / "Dictionaries").glob("*.dict"))
        joined.write_text("\n".join(part.read_text() for part in parts))
    return joined


def number(pattern, text):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def run(harness, target, pool, longest, seeds, arguments):
    """One target until its time or its number of runs is over: executions, seconds, branches, crash."""
    corpus = HERE / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    FOUND.mkdir(exist_ok=True)
    command = [
        harness, *LIMITS, f"-max_len={longest}", "-print_final_stats=1",
        f"-artifact_prefix={FOUND}/{target}-", *arguments,
    ]
    dictionary = words(target, pool, seeds)
    if dictionary:
        command.append(f"-dict={dictionary}")
    command += [str(corpus), f"{seeds}/{pool}"]
    begun = time.monotonic()
    done = subprocess.run(
        command, env={**os.environ, **ENVIRONMENT, "FUZZ_TARGET": target},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=seeds)
    log = done.stdout.decode("utf-8", "replace")
    (HERE / "corpus" / f"{target}.log").write_text(log)
    seconds = time.monotonic() - begun
    executions = number(r"stat::number_of_executed_units:\s+(\d+)", log)
    branches = number(r"cov: (\d+)", log)
    crash = None
    if done.returncode != 0:
        found = re.findall(r"Test unit written to (\S+)", log)
        reasons = [line for line in log.splitlines() if re.search("Fatal error|ERROR: |does not hold", line)]
        crash = (found[-1] if found else None, (reasons or log.splitlines()[-3:])[:3])
    return executions, seconds, branches, crash


def tell(harness, target, crash):
    path, reasons = crash
    print(f"{target}: FOUND", *reasons, sep="\n    ")
    if path:
        path = os.path.relpath(path)
        print(
            f"    What it is:    {os.path.relpath(harness)} show {target} {path}\n"
            f"    Once more:     FUZZ_TARGET={target} {os.path.relpath(harness)} {path}\n"
            f"    Made smaller:  the same with -minimize_crash=1 -max_total_time=60\n"
            f"    Mend the reader, and put what `show` prints into a test of it.")


def commit():
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout
    changed = git("status", "--porcelain", "--untracked-files=no", "Sources", "Fuzzing/Harness")
    return git("rev-parse", "--short", "HEAD").strip() + ("+" if changed else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("harness", help="the program that `make fuzz` builds")
    parser.add_argument("patterns", nargs="*", default=["*"], help="targets, such as format-*")
    parser.add_argument("--seconds", type=int, default=300, help="for all targets together")
    parser.add_argument("--runs", type=int, help="executions of each target, in place of seconds")
    parser.add_argument("--record", help="a table that the figures are added to")
    asked = parser.parse_intermixed_args()
    harness = str(pathlib.Path(asked.harness).resolve())

    listed = subprocess.run([harness, "targets"], capture_output=True, text=True, check=True)
    targets = [
        line.split() for line in listed.stdout.splitlines()
        if any(fnmatch.fnmatch(line.split()[0], pattern) for pattern in asked.patterns)
    ]
    if not targets:
        sys.exit(f"no target is called {' or '.join(asked.patterns)}; there are:\n{listed.stdout}")
    share = max(1, asked.seconds // len(targets))
    # A number of runs begins with the same chance each time, and goes nearly the same way.
    arguments = (
        [f"-runs={asked.runs}", "-seed=1"] if asked.runs else [f"-max_total_time={share}"])

    rows = []
    with tempfile.TemporaryDirectory() as seeds:
        subprocess.run([harness, "seeds", seeds, *map(str, SEEDS)], check=True)
        for target, pool, longest in targets:
            executions, seconds, branches, crash = run(
                harness, target, pool, longest, seeds, arguments)
            print(
                f"{target:20} {executions:10,} executions {seconds:7.1f} s {branches:7,} branches",
                flush=True)
            if crash:
                tell(harness, target, crash)
            elif branches == 0 or executions == 0:
                crash = (None, ["nothing was run, or nothing was watched"])
                tell(harness, target, crash)
            rows.append([
                datetime.date.today().isoformat(), commit(), target, executions, round(seconds),
                branches, 1 if crash else 0])
            if asked.record:
                record(asked.record, rows[-1])
    findings = sum(row[-1] for row in rows)
    print(f"{sum(row[3] for row in rows):,} executions of {len(rows)} readers, {findings} findings")
    sys.exit(1 if findings else 0)


def record(path, row):
    is_new = not os.path.exists(path)
    with open(path, "a", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(COLUMNS)
        writer.writerow(row)


if __name__ == "__main__":
    main()

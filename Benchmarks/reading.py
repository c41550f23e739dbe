#!/usr/bin/env python3
"""What reading and checking sorts costs, beside a plain Python program that only reads the values.

    make bench-reading
    Benchmarks/reading.py .build/release/mindset

Runs `mindset check` on 100,000 sorts of 40 statements in CSV, on the same below a title, and on 10,000 in a
workbook, and in between a plain program that turns every value into a number: with csv, and with openpyxl for the
workbook. Prints the median seconds of processor time and from start to exit, the largest resident memory, and the
ratio of processor times, which says more than seconds where others use the machine. Ends with 1 where processor time
is above 0.5 s for the table, 0.75 s below a title, or 1 s for the workbook.
"""
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time

import openpyxl

from scale import write_sorts

ROUNDS = 5
LIMITS = {"csv": 0.5, "csv below a title": 0.75, "xlsx": 1.0}


def write_workbook(path, table):
    """The cells of a CSV file in a workbook, numbers as numbers."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sorts")
    with open(table, encoding="ascii") as file:
        for number, row in enumerate(csv.reader(file)):
            sheet.append(row if number == 0 else row[:1] + [int(value) for value in row[1:]])
    book.save(path)


def plain(path):
    """Every value as a number, and no more."""
    if path.endswith(".xlsx"):
        rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(min_row=2, min_col=2, values_only=True)
        return [list(row) for row in rows]
    with open(path, encoding="ascii", newline="") as file:
        return [[int(value) for value in row[1:]] for row in csv.reader(file) if len(row) > 2 and row[0] != "sort"]


def measure(command):
    """Processor seconds, seconds from start to exit, and largest resident memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"exit {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, taken, usage.ru_maxrss / 1024


def main():
    if sys.argv[1] == "--plain":
        plain(sys.argv[2])
        return
    program, faults = sys.argv[1], []
    print(f"median of {ROUNDS}, {os.cpu_count()} cores")
    print(f"{'':18s}{'mindset cpu s':>14s}{'exit s':>8s}{'MB':>6s}{'python cpu s':>14s}{'ratio':>7s}")
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, file) for name, file in zip(LIMITS, ["a.csv", "b.csv", "c.xlsx"])}
        small = os.path.join(folder, "small.csv")
        write_sorts(paths["csv"], 100_000)
        write_sorts(small, 10_000)
        write_workbook(paths["xlsx"], small)
        with open(paths["csv"], encoding="ascii") as file, open(paths["csv below a title"], "w") as titled:
            titled.write("Sorts of a study\n\n" + file.read())
        for name, limit in LIMITS.items():
            commands = [[program, "check", paths[name]],
                        [sys.executable, os.path.abspath(__file__), "--plain", paths[name]]]
            runs = [[measure(command) for command in commands] for _ in range(ROUNDS)]
            (cpu, taken, memory), (other, _, _) = [
                [statistics.median(run[who][what] for run in runs) for what in range(3)] for who in range(2)]
            print(f"{name:18s}{cpu:14.3f}{taken:8.3f}{memory:6.0f}{other:14.3f}{cpu / other:7.2f}", flush=True)
            if cpu > limit:
                faults.append(f"{name}: {cpu:.2f} s of processor time, above {limit} s")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()

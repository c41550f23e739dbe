#!/usr/bin/env python3
"""How long the main job takes from start to exit, beside a plain implementation in the same run.

    make bench

Runs `mindset analyse surveys/lipset --factors 3 --json -` and the plain numpy implementation of the
tests (Tests/Fixtures/reference.py) on the same study, in turns, and prints the median of each and
their ratio. Both do the correlations, PCA, varimax, flags, scores, labels and theme permutations;
mindset also permutes 1,000 studies for parallel analysis.
"""
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROUNDS = 15


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    program = sys.argv[1]
    ours = [program, "analyse", "surveys/lipset", "--factors", "3", "--json", "-"]
    plain = [sys.executable, "Tests/Fixtures/reference.py", "surveys/lipset", "--factors", "3"]
    times = [(seconds(ours), seconds(plain)) for _ in range(ROUNDS)]
    mindset = statistics.median(t[0] for t in times)
    numpy = statistics.median(t[1] for t in times)
    print(f"median of {ROUNDS}, start to exit, {os.cpu_count()} cores")
    print(f"mindset              {mindset * 1000:7.1f} ms")
    print(f"plain numpy          {numpy * 1000:7.1f} ms")
    print(f"ratio                {numpy / mindset:7.1f}")


if __name__ == "__main__":
    main()

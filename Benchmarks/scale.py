#!/usr/bin/env python3
"""How time and memory grow with the number of sorts, from a CSV file to results, beside plain numpy.

    make bench-scale                                          # 1,000 to 100,000 sorts
    Benchmarks/scale.py .build/release/mindset 1000000        # as many as named

Makes studies of 40 statements from a seed, every participant holding one of three viewpoints. For each it runs
`mindset analyse sorts.csv --factors 3 --json out.json` three times as a process of its own, and a plain numpy
program that does less: it reads the file with numpy.loadtxt, takes eigenvectors of ZZ' (40 x 40), rotates, flags,
scores and writes loadings and scores with numpy.savez. Prints the median seconds from start to exit and the largest
resident memory of each, and what `mindset check` takes, which reads and checks only. Ends with 1 where 100,000 sorts
take more than 2 s or 500 MB, or where ten times the sorts take more than fifteen times as long.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

STATEMENTS, FACTORS, ROUNDS = 40, 3, 3
GRID = np.repeat(np.arange(-4, 5), [2, 3, 5, 6, 8, 6, 5, 3, 2])
SIZES = [1_000, 3_000, 10_000, 30_000, 100_000]
MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 2.0, 500, 15.0


def write_sorts(path, count, seed=1):
    """Sorts in blocks, so that a million of them need no more memory than a few thousand."""
    draw = np.random.default_rng(seed)
    views = draw.standard_normal((FACTORS, STATEMENTS))
    with open(path, "w", encoding="ascii") as file:
        file.write("sort," + ",".join(f"S{j + 1}" for j in range(STATEMENTS)) + "\n")
        for start in range(0, count, 10_000):
            rows = min(10_000, count - start)
            loading = draw.uniform(0.5, 0.85, rows)[:, None]
            x = loading * views[np.arange(start, start + rows) % FACTORS]
            x += np.sqrt(1 - loading ** 2) * draw.standard_normal((rows, STATEMENTS))
            y = np.empty((rows, STATEMENTS), dtype=int)
            np.put_along_axis(y, np.argsort(x, axis=1), np.broadcast_to(GRID, y.shape), axis=1)
            file.writelines(f"P{start + i + 1}," + ",".join(map(str, row)) + "\n" for i, row in enumerate(y.tolist()))


def plain(path, out):
    """The same job in numpy, in so far as it is done at all."""
    x = np.loadtxt(path, delimiter=",", skiprows=1, usecols=range(1, STATEMENTS + 1))
    z = x - x.mean(axis=1, keepdims=True)
    z /= np.sqrt((z * z).sum(axis=1, keepdims=True))
    values, vectors = np.linalg.eigh(z.T @ z)
    a = z @ vectors[:, ::-1][:, :FACTORS]
    h = np.sqrt((a * a).sum(axis=1, keepdims=True))
    b, turn, before = a / h, np.eye(FACTORS), 0.0
    for _ in range(1000):
        t = b @ turn
        u, s, v = np.linalg.svd(b.T @ (t ** 3 - t * (t * t).mean(axis=0)))
        turn = u @ v
        if s.sum() < before * (1 + 1e-12):
            break
        before = s.sum()
    a = a @ turn
    flags = (a * a > (a * a).sum(axis=1, keepdims=True) / 2) & (np.abs(a) > 1.96 / np.sqrt(STATEMENTS))
    scores = x.T @ np.where(flags, a / np.maximum(1 - a * a, 1e-6), 0)
    scores = (scores - scores.mean(axis=0)) / scores.std(axis=0, ddof=1)
    np.savez(out, values=values, loadings=a, flags=flags, scores=scores)


def measure(command):
    """Seconds from start to exit, and the largest resident memory in megabytes, of a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"exit {process.returncode}: {' '.join(command)}")
    return taken, usage.ru_maxrss / 1024


def main():
    if sys.argv[1] == "--plain":
        return plain(sys.argv[2], sys.argv[3])
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]] or SIZES
    faults, seconds = [], {}
    print(f"median of {ROUNDS}, start to exit, {STATEMENTS} statements, {FACTORS} viewpoints, {os.cpu_count()} cores")
    print(f"{'sorts':>9s}{'mindset s':>11s}{'MB':>7s}{'numpy s':>10s}{'MB':>7s}{'ratio':>7s}{'check s':>9s}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = os.path.join(folder, "sorts.csv")
            write_sorts(path, size)
            result = os.path.join(folder, "out.json")
            commands = [[program, "analyse", path, "--factors", str(FACTORS), "--json", result],
                        [sys.executable, os.path.abspath(__file__), "--plain", path, os.path.join(folder, "out.npz")],
                        [program, "check", path]]
            runs = []
            for _ in range(ROUNDS):
                runs.append([measure(command) for command in commands])
                os.remove(result)
            (a, b), (c, d), (e, _) = [[statistics.median(run[who][what] for run in runs) for what in (0, 1)]
                                      for who in range(3)]
            seconds[size] = a
            print(f"{size:9,d}{a:11.3f}{b:7.0f}{c:10.3f}{d:7.0f}{c / a:7.1f}{e:9.3f}", flush=True)
            if size == 100_000 and (a > MOST_SECONDS or b > MOST_MEGABYTES):
                faults.append(f"{size:,d} sorts: {a:.2f} s and {b:.0f} MB, above {MOST_SECONDS} s or {MOST_MEGABYTES} MB")
    for size in sizes:
        if size >= 10_000 and 10 * size in seconds and seconds[10 * size] > MOST_GROWTH * seconds[size]:
            faults.append(f"from {size:,d} to {10 * size:,d} sorts time grows {seconds[10 * size] / seconds[size]:.0f}-fold")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()

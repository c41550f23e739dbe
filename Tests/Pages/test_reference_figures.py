"""The committed reference figures are what their script computes."""

import json
import math
import os
import shutil
import subprocess
import sys

from shipped import ROOT


def differences(old, new, path=""):
    """Where two documents differ by more than 1e-9, or in anything that is no number."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        return [d for key in old for d in differences(old[key], new[key], f"{path}.{key}")]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [
            d for i, (a, b) in enumerate(zip(old, new)) for d in differences(a, b, f"{path}[{i}]")]
    if type(old) in (int, float) and type(new) in (int, float):
        return [] if math.isclose(old, new, rel_tol=1e-9, abs_tol=1e-9) else [(path, old, new)]
    return [] if old == new else [(path, old, new)]


def test_figures_are_computed_again(tmp_path):
    shutil.copytree(ROOT / "Tests" / "Fixtures", tmp_path / "Tests" / "Fixtures")
    shutil.copytree(ROOT / "surveys" / "lipset", tmp_path / "surveys" / "lipset")
    folder = tmp_path / "Tests" / "Fixtures"
    for path in (folder / "figures").glob("*.json"):
        path.unlink()
    # The script calls python3; it must be the one that has numpy.
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (commands / "python3").chmod(0o755)
    environment = os.environ | {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["sh", folder / "make_figures.sh"], check=True, env=environment)
    committed = sorted((ROOT / "Tests" / "Fixtures" / "figures").glob("*.json"))
    assert [path.name for path in committed] == sorted(
        path.name for path in (folder / "figures").glob("*.json"))
    assert len(committed) == 17
    for path in committed:
        old = json.loads(path.read_text(encoding="utf-8"))
        new = json.loads((folder / "figures" / path.name).read_text(encoding="utf-8"))
        assert differences(old, new) == [], path.name


def test_the_comparison_tells_a_difference():
    assert differences({"a": [1.0, 2]}, {"a": [1.0, 2 + 1e-12]}) == []
    assert differences({"a": [1.0, 2]}, {"a": [1.0, 2.001]}) == [(".a[1]", 2, 2.001)]
    assert differences({"a": 1}, {"b": 1}) != []
    assert differences({"a": "x"}, {"a": "y"}) == [(".a", "x", "y")]

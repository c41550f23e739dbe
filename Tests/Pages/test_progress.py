"""Whoever waits at a terminal for sheets or a report is told what goes on; nobody else is."""

import os
import pty
import subprocess

import pytest
from sentence_cases import ROOT

STUDY = ROOT / "surveys" / "place-based-budgeting"
WAITS = {
    "handouts": (["handouts", STUDY], ["Writing sheets: ", " of 8 sheets"]),
    "report": (["report", STUDY, "--format", "html,pdf"], ["Writing the report: "]),
}


def at_a_terminal(command):
    """What a terminal shows as messages."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        pass  # the other end was closed
    os.close(ours)
    assert run.wait() == 0, shown
    return shown.decode()


@pytest.mark.parametrize("wait", WAITS)
def test_a_terminal_shows_that_files_are_written(program, tmp_path, wait):
    command, due = WAITS[wait]
    command = [program, *command, "--out", tmp_path / "out"]
    shown = at_a_terminal(command)
    for words in due:
        assert words in shown
    assert "Writing" not in at_a_terminal([*command, "--quiet"])
    assert "Writing" not in subprocess.run(command, check=True, capture_output=True, text=True).stderr

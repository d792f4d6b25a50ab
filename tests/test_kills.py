"""Killed in the middle of a change: nothing lost, nothing half-written. `python -m benchmarks.kills`: more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")
def test_kills_lose_nothing() -> None:
    arguments = ["--rounds", "5", "--seed", "3", "--calls-only"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("nothing lost, nothing half-written") == 3
    assert "killed" in done.stdout

"""The files for operators name what there is."""

import configparser
import re
from pathlib import Path

from bot import running
from bot.settings import variables

DEPLOY = Path(__file__).parents[1] / "deploy"


def test_the_unit_does_not_restart_what_no_restart_mends() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / "onrecord.service", encoding="utf-8")
    assert unit["Service"]["RestartPreventExitStatus"].split() == [
        str(running.EXIT_CONFIGURATION),
        str(running.EXIT_LOGIN_REFUSED),
    ]
    assert unit["Service"]["ExecStart"].endswith("onrecord run")


def test_every_setting_named_is_one() -> None:
    for path in DEPLOY.iterdir():
        assert set(re.findall(r"ONRECORD_[A-Z_]+", path.read_text(encoding="utf-8"))) <= set(variables())


def test_the_container_does_not_run_as_root_and_copies_what_there_is() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER onrecord$", text, re.MULTILINE)
    for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE):
        assert all((DEPLOY.parent / source).exists() for source in line.split()[:-1])

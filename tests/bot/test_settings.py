"""Settings: where they come from, what is refused, and that the documentation knows each of them."""

import re
from pathlib import Path

import pytest

from bot.settings import (
    SAMPLE,
    ConfigurationError,
    Settings,
    misspelled_variables,
    settings_table,
    variables,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def test_everything_has_a_default() -> None:
    settings = Settings.load()
    assert settings.token is None
    assert settings.documents == SAMPLE
    assert list(SAMPLE.iterdir())
    assert settings.store == Path("store")


def test_chosen_wins_over_environment_over_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("ONRECORD_JOBS=2\nONRECORD_KEEP_SNAPSHOTS=5\nONRECORD_STORE=a\nOTHER=x\n")
    monkeypatch.setenv("ONRECORD_KEEP_SNAPSHOTS", "6")
    monkeypatch.setenv("ONRECORD_STORE", "b")
    settings = Settings.load(store=Path("c"), documents=None)
    assert (settings.jobs, settings.keep_snapshots, settings.store) == (2, 6, Path("c"))
    assert settings.documents == SAMPLE


def test_empty_variables_are_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("ONRECORD_HOME_GUILD", "")
    assert Settings.load().token is None


def test_token_is_tidied_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", " Bot abc.def.ghi ")
    settings = Settings.load()
    assert settings.token is not None
    assert settings.token.get_secret_value() == "abc.def.ghi"
    assert "abc" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ONRECORD_JOBS", "many", "digits alone"),
        ("ONRECORD_KEEP_SNAPSHOTS", "0", "greater"),
        ("ONRECORD_DISCORD_API_BASE", "localhost", "https://"),
        ("ONRECORD_DISCORD_GATEWAY_URL", "http://localhost", "wss://"),
        ("ONRECORD_HOME_GUILD", "my server", "digits alone"),
        ("ONRECORD_LOG_LEVEL", "LOUD", "DEBUG"),
        ("DISCORD_TOKEN", "two words", "token alone"),
    ],
)
def test_problems_name_the_variable_not_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as caught:
        Settings.load()
    [problem] = caught.value.problems
    assert problem.startswith(f"{name} cannot be used: ")
    assert reason in problem
    assert value not in problem.removeprefix(name)


def test_every_problem_has_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_JOBS", "many")
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "LOUD")
    with pytest.raises(ConfigurationError) as caught:
        Settings.load()
    assert len(caught.value.problems) == 2


def test_env_file_in_another_encoding() -> None:
    Path(".env").write_bytes(b"ONRECORD_STORE=caf\xe9\n")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        Settings.load()


def test_misspelled_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("# ONRECORD_OLD=1\nexport ONRECORD_JOB=2\n")
    monkeypatch.setenv("ONRECORD_NOTHING_LIKE_IT_AT_ALL", "1")
    first, second = misspelled_variables()
    assert "Did you mean ONRECORD_JOBS?" in first
    assert "no effect" in second


def test_example_file_lists_every_setting_and_changes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    example = ROOT / ".env.example"
    assert set(re.findall(r"^#?([A-Z_]+)=", example.read_text(), re.MULTILINE)) == set(variables())
    assert Settings.load(env_file=example) == Settings.load(env_file=None)
    Path(".env").write_text(re.sub(r"^#([A-Z_]+=)", r"\1", example.read_text(), flags=re.MULTILINE))
    assert Settings.load().jobs == 0


def test_table_has_a_row_for_every_setting() -> None:
    table = settings_table()
    assert all(f"| `{name}` |" in table for name in variables())
    assert "/" not in table.splitlines()[3].split("|")[2], "no path of this machine as a default"

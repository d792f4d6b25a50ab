"""Every setting, read once at start from the environment and a `.env` file, never at import."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

import knowledge

SAMPLE = Path(knowledge.__file__).parent / "sample"
ENV_FILE = Path(".env")


class ConfigurationError(Exception):
    """Settings that cannot be used: `problems` holds one sentence for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def _address(value: str, schemes: tuple[str, ...]) -> str:
    parts = urlsplit(value)
    if parts.scheme not in schemes or not parts.hostname:
        raise ValueError(f"it must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
    return value.rstrip("/")


def _web(value: str) -> str:
    return _address(value, ("https", "http"))


def _socket(value: str) -> str:
    return _address(value, ("wss", "ws"))


def _token(value: SecretStr) -> SecretStr:
    token = value.get_secret_value().strip().removeprefix("Bot ").strip()
    if not token.isascii() or any(character.isspace() for character in token):
        raise ValueError("it must be the token alone, as the Developer Portal shows it")
    return SecretStr(token)


Snowflake = Annotated[int, Field(gt=0, lt=2**63)]


class Settings(BaseSettings):
    """What the operator decides. Field names are for code, aliases are the environment variables."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        None,
        alias="DISCORD_TOKEN",
        description="The bot's token from the Developer Portal (Bot, Reset Token). Needed by `onrecord run` and "
        "`onrecord sync` alone. Keep it secret.",
    )
    documents: Path = Field(
        SAMPLE,
        alias="ONRECORD_DOCUMENTS",
        description="The folder of documents (or one file): .txt, .md, .jsonl, .html, .pdf. The default is the "
        "sample that comes with On Record.",
    )
    store: Path = Field(
        Path("store"),
        alias="ONRECORD_STORE",
        description="The folder that holds the snapshots built from the documents. It is made where it is missing.",
    )
    home_guild: Snowflake | None = Field(
        None,
        alias="ONRECORD_HOME_GUILD",
        description="The id of the server whose moderators may change the shared documents. Unset: the one server "
        "that the bot is in; in several, nobody but the bot's owner.",
    )
    moderator_role: Snowflake | None = Field(
        None,
        alias="ONRECORD_MODERATOR_ROLE",
        description="The id of a role in the home server that may reload, beside those with Manage Server.",
    )
    cooldown_seconds: float = Field(
        2.0,
        alias="ONRECORD_COOLDOWN_SECONDS",
        ge=0,
        le=3600,
        description="How long one person waits between two questions, in seconds. 0 switches it off.",
    )
    max_document_bytes: int = Field(
        10_000_000,
        alias="ONRECORD_MAX_DOCUMENT_BYTES",
        ge=1000,
        le=1_000_000_000,
        description="The largest document that is read, in bytes; larger ones are skipped with a reason.",
    )
    keep_snapshots: int = Field(
        3,
        alias="ONRECORD_KEEP_SNAPSHOTS",
        ge=1,
        le=1000,
        description="How many snapshots are kept in the store, the current one included.",
    )
    jobs: int = Field(
        0,
        alias="ONRECORD_JOBS",
        ge=0,
        le=256,
        description="How many processes read documents at the same time. 0: as many as pay off.",
    )
    reload_seconds: float = Field(
        840.0,
        alias="ONRECORD_RELOAD_SECONDS",
        ge=1,
        le=86_400,
        description="How long a reload may take, in seconds, before it is given up. Discord lets a command answer "
        "for 15 minutes.",
    )
    watch_seconds: float = Field(
        0.0,
        alias="ONRECORD_WATCH_SECONDS",
        ge=0,
        le=86_400,
        description="How often the folder of shared documents is looked at, in seconds; when it has changed and "
        "settled, it is loaded. 0: never, a moderator reloads it.",
    )
    server_documents: int = Field(
        200,
        alias="ONRECORD_SERVER_DOCUMENTS",
        ge=0,
        le=100_000,
        description="How many documents a server may have of its own, beside the shared ones. 0: none.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO",
        alias="ONRECORD_LOG_LEVEL",
        description="How much is logged to standard error: DEBUG, INFO, WARNING or ERROR.",
    )
    log_format: Literal["text", "json"] = Field(
        "text",
        alias="ONRECORD_LOG_FORMAT",
        description="How logs are written: text, or json, an object a line.",
    )
    discord_api_base: Annotated[str, AfterValidator(_web)] | None = Field(
        None,
        alias="ONRECORD_DISCORD_API_BASE",
        description="Another address for Discord's REST API, such as a rate-limiting proxy "
        "(`http://localhost:8080/api/v10`). Unset: Discord's own.",
    )
    discord_gateway_url: Annotated[str, AfterValidator(_socket)] | None = Field(
        None,
        alias="ONRECORD_DISCORD_GATEWAY_URL",
        description="Another address for Discord's gateway, such as a proxy (`ws://localhost:7878`). "
        "Unset: Discord's own.",
    )

    @classmethod
    def load(cls, *, env_file: Path | None = ENV_FILE, **chosen: Any) -> Self:
        """Read the settings: `chosen` by field name first, then the environment, then the `.env` file.

        None in `chosen` means not chosen. Raise ConfigurationError with a sentence for each problem.
        """
        given = {name: value for name, value in chosen.items() if value is not None}
        try:
            return cls(_env_file=env_file, **given)
        except ValidationError as error:
            problems = tuple(dict.fromkeys(_sentence(problem) for problem in error.errors()))
            raise ConfigurationError(problems) from None
        except (OSError, UnicodeDecodeError) as error:
            reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "cannot be read"
            raise ConfigurationError((f"The file {env_file} {reason}.",)) from None


def variables() -> dict[str, str]:
    """Return every environment variable with its description, in order."""
    return {str(field.alias): str(field.description) for field in Settings.model_fields.values()}


def misspelled_variables(env_file: Path | None = ENV_FILE) -> tuple[str, ...]:
    """Return a sentence for every ONRECORD_ variable that is set and unknown: it has no effect."""
    known = variables()
    names = {name.upper() for name in os.environ}
    if env_file is not None and env_file.is_file():
        lines = env_file.read_text(encoding="utf-8", errors="replace").splitlines()
        names |= {line.partition("=")[0].removeprefix("export ").strip().upper() for line in lines if "=" in line}
    sentences = []
    for name in sorted(name for name in names if name.startswith("ONRECORD_") and name not in known):
        near = difflib.get_close_matches(name, known, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        sentences.append(f"{name} is no setting of On Record and has no effect.{meant}")
    return tuple(sentences)


def settings_table() -> str:
    """Return the table of settings in Markdown, as it stands in the README."""
    rows = ["| setting | default | what it does |", "|---|---|---|"]
    for field in Settings.model_fields.values():
        rows.append(f"| `{field.alias}` | {_default(field.default)} | {field.description} |")
    return "\n".join(rows) + "\n"


def _default(value: object) -> str:
    if value is None:
        return "–"
    return "the sample" if value == SAMPLE else f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _sentence(problem: Any) -> str:
    """Turn one of pydantic's errors into a sentence that names the variable and never the value."""
    place = str(problem["loc"][0]) if problem["loc"] else "A setting"
    field = Settings.model_fields.get(place)
    name = str(field.alias) if field is not None else place
    if problem["type"] == "int_parsing":
        return f"{name} cannot be used: it must be a whole number, digits alone."
    message = str(problem["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    return f"{name} cannot be used: {message}."

"""TOML, YAML, JSON and INI as plain tables, read without trusting them: the broken and the oversized are empty."""

import json
import re
from typing import Any

LIMIT = 400_000
"""Characters. A longer configuration is generated."""

_CHAINED_KEYS = re.compile(r"(?:\.[\w-]{1,50}){64}")
"""A dotted key of so many parts, which tomllib would need minutes and gigabytes for; nobody writes one."""

YAML_LIMIT = 100_000
"""Characters. A longer text would take the reader seconds."""


def toml_table(text: str | None) -> dict[str, Any]:
    """Return the table that TOML text holds; an empty one where there is none."""
    if not text or len(text) > LIMIT or _CHAINED_KEYS.search(text):
        return {}
    # Imported here because it compiles patterns, and most small repositories have no such file.
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def yaml_table(text: str | None) -> dict[Any, Any]:
    """Return the mapping at the top of YAML text; an empty one where there is none."""
    if not text or len(text) > YAML_LIMIT:
        return {}
    # Imported here because only few repositories hold a YAML file that matters.
    import yaml

    try:
        # Not CSafeLoader: brackets nested some 10,000 deep overflow its stack, and the interpreter is gone.
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return {}
    return table(loaded)


def json_table(text: str | None) -> dict[str, Any]:
    """Return the object at the top of JSON text; an empty one where there is none."""
    try:
        return table(json.loads(text or "null"))
    except (ValueError, RecursionError):
        return {}


def ini_sections(text: str | None) -> dict[str, dict[str, str]]:
    """Return the sections of INI text with their options; none where it is broken."""
    if not text or len(text) > LIMIT:
        return {}
    # Imported here for the same reason.
    import configparser

    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        parser.read_string(text)
    # AttributeError: configparser itself stumbles over an indented line below a key without a value.
    except (configparser.Error, ValueError, AttributeError):
        return {}
    return {name: {key: value or "" for key, value in parser.items(name)} for name in parser.sections()}


def at(value: Any, *keys: str) -> Any:
    """Return what stands below `keys` in nested tables; None where the way ends early."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def table(value: Any) -> dict[Any, Any]:
    """Return `value` if it is a table, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Return `value` if it is a list, otherwise an empty one."""
    return value if isinstance(value, list) else []


def strings(value: Any) -> list[str]:
    """Return the strings of a list, a lone string as a list of one, and nothing of anything else."""
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

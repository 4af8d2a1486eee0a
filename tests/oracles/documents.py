"""Documents for programs, read by their schemas."""

import json
from pathlib import Path
from typing import Any

import xmlschema
from jsonschema import Draft4Validator, Draft7Validator, FormatChecker

_ROOT = Path(__file__).parents[2]
_TESTS = _ROOT / "tests" / "schemas"


def _schema(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return data


_VALIDATORS = {
    "json": Draft7Validator(_schema(_ROOT / "schemas" / "cjmap-findings-1.schema.json")),
    "view": Draft7Validator(_schema(_ROOT / "schemas" / "cjmap-view-1.schema.json")),
    "sarif": Draft4Validator(_schema(_TESTS / "sarif-2.1.0-rtm.5.json"), format_checker=FormatChecker()),
    "gitlab": Draft7Validator(_schema(_TESTS / "gitlab-code-quality.schema.json")),
}
_JUNIT = xmlschema.XMLSchema(str(_TESTS / "junit-10.xsd"))


def read_json(kind: str, text: str) -> Any:
    """Return the data of a document that is what its schema says."""
    data = json.loads(text, object_pairs_hook=_unique)
    error = next(_VALIDATORS[kind].iter_errors(data), None)
    assert error is None, f"{error.json_path}: {error.message[:300]}"
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object, no key of which stands there twice."""
    found = dict(pairs)
    assert len(found) == len(pairs)
    return found


def check_junit(text: str) -> None:
    """Fail for a document that is none of JUnit."""
    _JUNIT.validate(text)


def texts_of(data: Any) -> list[str]:
    """Return all texts in data, keys too."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [text for key, value in data.items() for text in (key, *texts_of(value))]
    return [text for value in data for text in texts_of(value)] if isinstance(data, list) else []

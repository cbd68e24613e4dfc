"""The JSON Schema of a config file, for editors that complete and check as one types."""

from collections.abc import Iterable
from typing import Any

from .rule import Rule
from .scales import Severity
from .settings import OFF, FailOn

DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXTS = {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}


def settings_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """A schema (draft 7, which TOML editors read) that takes what `load_settings` takes, with the given rules by name."""
    rules = sorted(rules, key=lambda rule: rule.name)
    severity = {"enum": [OFF, *Severity]}
    packs = sorted({rule.pack for rule in rules})
    own: dict[str, Any] = {
        "rules": {
            "type": "object",
            "description": "The severity of a rule, the highest that a finding of it may have.",
            "properties": {rule.name: {**severity, "description": rule.message} for rule in rules},
            "additionalProperties": False,
        },
        "packs": {
            "type": "object",
            "description": "The severity of all rules of a pack that [rules] does not name.",
            "properties": dict.fromkeys(packs, severity),
            "additionalProperties": False,
        },
        "profiles": {
            **_TEXTS,
            "description": "Packs that run only when asked for.",
            "items": {"enum": sorted({rule.pack for rule in rules if rule.opt_in})},
        },
    }
    override = {
        "type": "object",
        "properties": {
            "paths": {**_TEXTS, "minItems": 1, "description": "Patterns as in a .gitignore beside this file."},
            **own,
        },
        "required": ["paths"],
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "overclaim.toml",
        "type": "object",
        "properties": {
            "fail-on": {"enum": list(FailOn), "description": "The lowest severity that fails a check."},
            "baseline": {
                "type": "string",
                "minLength": 1,
                "description": "The file of accepted findings, beside this file; only others fail a check.",
            },
            "tables": {**_TEXTS, "description": "Rules folders that lie over the built-in one, the last uppermost."},
            "exclude": {**_TEXTS, "description": "Posts that a search of folders passes by, as in a .gitignore."},
            **own,
            "overrides": {"type": "array", "items": override, "description": "What holds for some posts only."},
        },
        "additionalProperties": False,
    }

"""Reads the phrase files: what is looked for, as content that a policy lead can edit.

A file a family, `library/phrases/<name>.yaml`, and `words.yaml` with the word classes that all families
share. Every mistake in every file is told at once, with file, line and rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from watchword.problems import Problem, Refused
from watchword.wording.finding import PRINCIPLES, SEVERITIES, Principle, Severity
from watchword.wording.frames import Frame, FrameError, check_entry, compile_class, compile_frame
from watchword.yaml_lines import Document, Path_, read_text

WORDS_FILE = "words.yaml"
LANGUAGES = ("en",)
REGIONS = ("speech", "mention", "question")
LEAST_EXAMPLES = 3
# The classes by which the checker tells whose words a sentence gives (wording/speaker.py).
ENGINE_CLASSES = (
    "officer", "person", "pronoun", "speaking", "thinking", "viewing", "told", "written", "mention",
    "helping", "according_to", "sent", "workmate", "news", "questioning", "joining", "by", "to",
    "common",
)  # fmt: skip

_FILE_KEYS = {
    "family",
    "lang",
    "about",
    "principle",
    "severity",
    "reason",
    "source",
    "classes",
    "guards",
    "rules",
}
_RULE_KEYS = {"id", "principle", "severity", "reason", "source", "frames", "guards", "examples"}
_GUARD_KEYS = {"quiet_in", "unless", "unless_before"}
_FAMILY = re.compile(r"wording\.[a-z]+(?:-[a-z]+)*$")
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*$")
_SOURCE = re.compile(r"learning-the-lessons-45 (?:case|principle) [1-9]$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to use."""

    id: str
    family: str
    lang: str
    principle: Principle
    severity: Severity
    reason: str
    source: str
    frames: tuple[Frame, ...]
    quiet_in: frozenset[str]
    unless: tuple[Frame, ...]
    unless_before: tuple[Frame, ...]
    fires: tuple[str, ...]
    quiet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, the patterns by which speakers are told, and the words that are never names."""

    rules: tuple[Rule, ...]
    patterns: Mapping[str, re.Pattern[str]]
    known_words: frozenset[str]
    anchors: frozenset[str]


@lru_cache(maxsize=1)
def shipped() -> Rulebook:
    """The rulebook that comes with Watchword, read once, when first asked for."""
    folder = files("watchword") / "library" / "phrases"
    found = ((item.name, item.read_text("utf-8")) for item in folder.iterdir() if item.name.endswith(".yaml"))
    return read_rulebook(sorted(found))


def read_rulebook(texts: Iterable[tuple[str, str]]) -> Rulebook:
    """Builds a rulebook from (file name, text); raises `Refused` with every problem."""
    documents = {name: read_text(text, name) for name, text in texts}
    problems: list[Problem] = []
    shared: dict[str, list[str]] = {}
    words = documents.pop(WORDS_FILE, None)
    if words is None:
        raise Refused([Problem("phrases-words-missing", f"there is no {WORDS_FILE} with the shared word classes.")])
    reader = _Reader(words, problems)
    if reader.keys((), words.value, {"about", "classes"}, {"classes"}):
        shared = reader.classes(("classes",), words.value["classes"])
    for name in ENGINE_CLASSES:
        if name not in shared:
            reader.wrong((), f"the word class '{name}' is missing; the checker cannot do without it.")
    if problems:
        raise Refused(problems)
    rules: list[Rule] = []
    vocabulary = set(_single_words(shared))
    for document in documents.values():
        rules += _Family(document, problems, shared, vocabulary).rules()
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            problems.append(Problem("phrases-wrong", f"two rules have the id '{rule.id}'.", "Rename one of them."))
        seen.add(rule.id)
    if problems:
        raise Refused(problems)
    patterns = {name: re.compile(compile_class(name, shared)) for name in shared}
    common = frozenset(w for entry in shared["common"] for w in entry.split("/"))
    anchors = frozenset(w for rule in rules for frame in rule.frames for w in _anchor(frame, common))
    return Rulebook(tuple(rules), patterns, frozenset(vocabulary), anchors)


def _anchor(frame: Frame, common: frozenset[str]) -> frozenset[str]:
    """The part of a frame whose words are rarest: no sentence without one of them can match."""
    return min(frame.needs, key=lambda need: (len(need & common), len(need)))


def _single_words(classes: Mapping[str, list[str]]) -> Iterable[str]:
    for entries in classes.values():
        for entry in entries:
            yield from re.split(r"[ /-]", entry)


class _Reader:
    """Looks at one file and writes down what is wrong with it."""

    def __init__(self, document: Document, problems: list[Problem]):
        self.document, self.problems, self.rule = document, problems, ""
        self.known: dict[str, list[str]] = {}

    def wrong(self, path: Path_, says: str, fix: str = "") -> None:
        place = f"rule {self.rule}" if self.rule else ""
        line = self.document.line(path)
        self.problems.append(Problem("phrases-wrong", says, fix, self.document.file, line, place))

    def keys(self, path: Path_, value: Any, allowed: set[str], needed: set[str]) -> bool:
        """True when the value is a mapping that has every needed key."""
        if not isinstance(value, dict):
            self.wrong(path, "here belongs a mapping (key: value).")
            return False
        for key in value:
            if key not in allowed:
                self.wrong((*path, key), f"'{key}' is not a key here.", f"Known: {', '.join(sorted(allowed))}.")
        missing = [key for key in sorted(needed) if value.get(key) in (None, "", [], {})]
        if missing:
            self.wrong(path, f"{', '.join(missing)} must be given.")
        return not missing

    def listed(self, path: Path_, value: Any) -> list[str]:
        """A list of sentences or words; anything else is a problem and left out."""
        if not isinstance(value, list):
            self.wrong(path, "here belongs a list.")
            return []
        for at, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                self.wrong((*path, at), f"{item!r} is read as a value, not as words: put it in quotes.")
        return [item for item in value if isinstance(item, str) and item.strip()]

    def classes(self, path: Path_, value: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        if not isinstance(value, dict):
            self.wrong(path, "here belong word classes (name: list of words).")
            return found
        for name, entries in value.items():
            found[name] = []
            for at, entry in enumerate(entries if isinstance(entries, list) else [entries]):
                try:
                    if isinstance(entry, str) and entry.startswith("{"):
                        found[name] += {**self.known, **found}[entry.strip("{}")]
                    else:
                        found[name].append(check_entry(entry))
                except KeyError:
                    self.wrong((*path, name, at), f"word class '{name}': there is no class {entry} above it.")
                except FrameError as error:
                    self.wrong((*path, name, at), f"word class '{name}': {error}.")
            if not found[name]:
                self.wrong((*path, name), f"word class '{name}' has no words.")
                del found[name]
        return found


class _Family(_Reader):
    def __init__(self, document: Document, problems: list[Problem], shared: dict[str, list[str]], words: set[str]):
        super().__init__(document, problems)
        self.top = document.value
        self.known = dict(shared)
        self.words = words

    def rules(self) -> list[Rule]:
        if not self.keys((), self.top, _FILE_KEYS, {"family", "lang", "rules", "source"}):
            return []
        family = self.top["family"]
        if not isinstance(family, str) or not _FAMILY.match(family):
            self.wrong(("family",), f"'{family}' is not a family: write wording. and small words joined by '-'.")
        elif self.document.file.split("/")[-1].split(".")[0] != family.removeprefix("wording."):
            self.wrong(("family",), f"the family '{family}' belongs in {family.removeprefix('wording.')}.yaml.")
        if self.top["lang"] not in LANGUAGES:
            self.wrong(("lang",), f"'{self.top['lang']}' is not a language here.", f"Known: {', '.join(LANGUAGES)}.")
        own = self.classes(("classes",), self.top.get("classes", {}))
        for name in own.keys() & self.known.keys():
            self.wrong(("classes", name), f"the word class '{name}' is in {WORDS_FILE} already.")
        self.known.update(own)
        self.words.update(_single_words(own))
        if not isinstance(self.top["rules"], list):
            self.wrong(("rules",), "here belongs a list of rules.")
            return []
        found = [self._rule(("rules", at), raw) for at, raw in enumerate(self.top["rules"])]
        return [rule for rule in found if rule]

    def _rule(self, path: Path_, raw: Any) -> Rule | None:
        self.rule = str(raw.get("id", path[-1])) if isinstance(raw, dict) else str(path[-1])
        before = len(self.problems)
        if not self.keys(path, raw, _RULE_KEYS, {"id", "frames", "examples"}):
            return None
        if not isinstance(raw["id"], str) or not _ID.match(raw["id"]):
            self.wrong((*path, "id"), f"'{raw['id']}' is not an id: write small words joined by '-'.")
        facts = {key: raw.get(key, self.top.get(key)) for key in ("principle", "severity", "reason", "source")}
        for key, known in (("principle", PRINCIPLES), ("severity", SEVERITIES)):
            if facts[key] not in known:
                self.wrong((*path, key), f"{key} '{facts[key]}' is not known.", f"Known: {', '.join(known)}.")
        if not isinstance(facts["reason"], str) or not facts["reason"].strip():
            self.wrong((*path, "reason"), "a reason, told to the officer, must be given here or for the family.")
        if not isinstance(facts["source"], str) or not _SOURCE.match(facts["source"]):
            self.wrong((*path, "source"), f"source '{facts['source']}' is not known.",
                       "Write: learning-the-lessons-45 case n (or principle n).")  # fmt: skip
        frames = self._frames((*path, "frames"), raw["frames"])
        guards = [self._guards((), self.top.get("guards", {})), self._guards(path, raw.get("guards", {}))]
        quiet_in = guards[1][0] if guards[1][0] is not None else guards[0][0]
        fires, quiet = self._examples((*path, "examples"), raw["examples"])
        if len(self.problems) > before:
            return None
        return Rule(
            raw["id"], self.top["family"], self.top["lang"],
            cast(Principle, facts["principle"]), cast(Severity, facts["severity"]),
            " ".join(facts["reason"].split()), facts["source"], frames,
            frozenset(REGIONS[:2] if quiet_in is None else quiet_in),
            guards[0][1] + guards[1][1], guards[0][2] + guards[1][2], fires, quiet,
        )  # fmt: skip

    def _frames(self, path: Path_, value: Any, before: bool = False) -> tuple[Frame, ...]:
        found = []
        for at, written in enumerate(self.listed(path, value)):
            try:
                found.append(compile_frame(written, self.known, before))
            except FrameError as error:
                self.wrong((*path, at), f"{error}.")
        return tuple(found)

    def _guards(self, path: Path_, raw: Any) -> tuple[list[str] | None, tuple[Frame, ...], tuple[Frame, ...]]:
        path = (*path, "guards")
        if not self.keys(path, raw, _GUARD_KEYS, set()):
            return None, (), ()
        quiet_in = self.listed((*path, "quiet_in"), raw["quiet_in"]) if "quiet_in" in raw else None
        for region in quiet_in or ():
            if region not in REGIONS:
                self.wrong((*path, "quiet_in"), f"'{region}' is not a region.", f"Known: {', '.join(REGIONS)}.")
        unless = self._frames((*path, "unless"), raw.get("unless", []))
        return (
            quiet_in,
            unless,
            self._frames((*path, "unless_before"), raw.get("unless_before", []), before=True),
        )

    def _examples(self, path: Path_, raw: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if not self.keys(path, raw, {"fires", "quiet"}, {"fires", "quiet"}):
            return (), ()
        fires, quiet = (tuple(self.listed((*path, key), raw[key])) for key in ("fires", "quiet"))
        for key, given, which in (("fires", fires, "fire"), ("quiet", quiet, "stay quiet")):
            if len(given) < LEAST_EXAMPLES:
                self.wrong((*path, key), f"at least {LEAST_EXAMPLES} examples that {which} are needed.")
        return fires, quiet

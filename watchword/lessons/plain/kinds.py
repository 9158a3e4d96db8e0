"""Kinds of fact and their fields as words: "a risk assessment is recorded", "has been recorded".

Made from the kind's own title: what stands before the first participle is the subject ("Risk assessment |
recorded"). Titles that are made otherwise are listed here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from watchword.facts import KINDS
from watchword.facts.kind import ROLES

# Titles that are no "subject + participle": what happens, and what has happened.
OTHERWISE = {
    "attended": ("officers attend", "officers have attended"),
    "absent_from_bail": (
        "the suspect does not come back on bail, to the police station or to court",
        "the suspect has not come back on bail, to the police station or to court",
    ),
    "child_present": ("a child is present or in the home", "a child has been present or in the home"),
    "contact_attempted": ("somebody tries to reach the victim", "somebody has tried to reach the victim"),
    "counter_allegation": (
        "the suspect reports harm by the victim (a counter-allegation)",
        "the suspect has reported harm by the victim (a counter-allegation)",
    ),
    "court_appeared": ("the suspect is brought before a court", "the suspect has been brought before a court"),
    "detention_extended": (
        "detention is extended, by a superintendent or by warrant of a court",
        "detention has been extended, by a superintendent or by warrant of a court",
    ),
    "escalated": ("the matter is escalated to somebody", "the matter has been escalated to somebody"),
    "hba_screened": ("honour-based abuse is screened for", "honour-based abuse has been screened for"),
    "left_scene": ("officers leave", "officers have left"),
    "officer_absent": ("an officer is absent", "an officer has been absent"),
    "officer_returned": ("an officer is back at work", "an officer has come back to work"),
    "partner_advice": (
        "advice or a safety plan is received from a partner",
        "advice or a safety plan has been received from a partner",
    ),
    "promise_answered": (
        "a promise is kept, or the victim told why not",
        "a promise has been kept, or the victim told why not",
    ),
    "prison_release_due": (
        "the date of the suspect's release from prison is known",
        "the date of the suspect's release from prison is known",
    ),
    "referred_to_iopc": ("the matter is referred to the IOPC", "the matter has been referred to the IOPC"),
    "referred_to_standards": (
        "the matter is referred to professional standards",
        "the matter has been referred to professional standards",
    ),
    "resource_state": ("it is recorded who is being sent", "it has been recorded who is being sent"),
    "separation_refused": (
        "the suspect refuses to be separated from the victim",
        "the suspect has refused to be separated from the victim",
    ),
    "silence_taken": (
        "somebody takes on a source that fell silent",
        "somebody has taken on a source that fell silent",
    ),
    "source_silent": ("a source falls silent", "a source has fallen silent"),
    "stalking_screened": ("stalking is screened for", "stalking has been screened for"),
    "statement_declined": (
        "the victim is not able or not ready to give a statement now",
        "the victim has not been able or not been ready to give a statement",
    ),
    "victim_asks_for_update": ("the victim asks for an update", "the victim has asked for an update"),
}
# Participles that do not end in -ed.
PARTICIPLES = frozenset(
    {"done", "found", "given", "heard", "held", "kept", "known", "left", "lost", "made", "met", "put", "read"}
    | {"rung", "seen", "sent", "set", "shown", "sought", "taken", "told", "withdrawn"}
)
NO_PARTICIPLE = frozenset({"need"})
THE = frozenset({"caller", "date", "narrative", "primary", "suspect", "validity", "victim"})
WITHOUT_ARTICLE = frozenset(
    {"access", "bail", "contact", "cover", "detention", "disclosure", "evidence", "force", "harm", "history"}
    | {"independence", "learning", "support"}
)
QUANTITIES = ("one ", "more ", "medical help", "people")
ACRONYMS = frozenset({"cctv", "dapn", "dapo", "dara", "dash", "dvpn", "dvpo", "idva", "isva", "marac", "pnc"})
_PREPOSITIONS = re.compile(r" (?:of|from|on|for|by|to|in|at|with|under) ")


def happens(kind: str) -> str:
    """What happens, as after "when": "a risk assessment is recorded"."""
    if kind in OTHERWISE:
        return OTHERWISE[kind][0]
    subject, verb, plural = _parts(kind)
    return f"{subject} {'are' if plural else 'is'} {verb}"


def has_happened(kind: str) -> str:
    """What has happened: "a risk assessment has been recorded"."""
    if kind in OTHERWISE:
        return OTHERWISE[kind][1]
    subject, verb, plural = _parts(kind)
    return f"{subject} {'have' if plural else 'has'} been {verb}"


def is_passive(kind: str) -> bool:
    """Whether "by whom" can follow."""
    return kind not in OTHERWISE


@lru_cache(maxsize=512)
def _parts(kind: str) -> tuple[str, str, bool]:
    """(the subject with its article, the participle and the rest, whether the subject is plural)."""
    declared = KINDS.get(kind)
    words = (declared.title() if declared else kind.replace("_", " ")).split()
    for i, word in enumerate(words[1:], start=1):
        if _is_participle(word):
            subject, verb = " ".join(words[:i]), " ".join(words[i:])
            plural = _is_plural(subject)
            return _with_article(subject, plural), verb, plural
    if _is_participle(words[0].lower()):
        return "it", lower_first(" ".join(words)), False
    return f"“{' '.join(words)}”", "recorded", False


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or (word.endswith("ed") and "-" not in word and word not in NO_PARTICIPLE)


def _is_plural(subject: str) -> bool:
    head = _PREPOSITIONS.split(subject)[0].split()[-1]
    return head == "People" or (head.endswith("s") and not head.endswith(("ss", "'s")))


def _with_article(subject: str, plural: bool) -> str:
    proper = subject.split()[0].isupper() or subject.startswith(("Clare's", "Victims' "))
    lowered = subject if proper else lower_first(subject)
    if re.split(r"[ ']", lowered)[0] in THE or lowered.startswith("officer in the case"):
        return f"the {lowered}"
    if plural or lowered.startswith(QUANTITIES) or _PREPOSITIONS.split(lowered)[0] in WITHOUT_ARTICLE:
        return lowered
    return f"{'an' if lowered[0].lower() in 'aeio' else 'a'} {lowered}"


# -- fields and values


def field_title(kinds: tuple[str, ...], field: str) -> str:
    """The title that a form shows for a field."""
    derived = {"by": "one who acts", "by_role": "post of whoever recorded it", "finding": "findings"}
    if field in derived:
        return derived[field]
    for kind in kinds:
        if kind in KINDS and field in KINDS[kind].model_fields:
            return KINDS[kind].model_fields[field].title or field.replace("_", " ")
    return ROLES.get(field, field.replace("_", " "))


def value_words(value: Any) -> str:
    """One value: "high", "threat to kill", "DVPN"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value).replace("_", " ")
    return text.upper() if text in ACRONYMS else text


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence."""
    word = text.split(" ")[0] if text else ""
    return text if word.isupper() and len(word) > 1 else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def either(words: list[str], joiner: str = "or") -> str:
    """ "a", "a or b", "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"

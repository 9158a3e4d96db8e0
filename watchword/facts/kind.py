"""What a kind of fact is: one declaration that gives validation, forms, schema and the data dictionary.

A kind is a Pydantic model. The first line of its docstring is the title a person sees, the rest is help.
Class arguments say what the fact is about:

    class Allocated(Kind, family="investigation", needs="investigation officer", unknown="suspect"):

- `needs`: roles that must be named; `may`: further roles it can name, beside the common ones;
- `unknown`: roles whose absence means "we do not know" (else it means there is none);
- `links`: it joins people to the things it names (lesson-language.md section 2, completion);
- `opens_task`: it asks, sets, promises or offers something; its id is the task that answers name;
- `actor`: the role that names who did it, where that is not whoever recorded it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Final, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from watchword.facts.hints import MAX_ITEMS, text_trouble
from watchword.facts.times import day_from, in_utc, time_from

ROLES: Final = {
    "victim": "the person harmed, or feared to be",
    "suspect": "the person reported to have done harm",
    "child": "a child in the home, present or affected",
    "reporter": "who told us",
    "witness": "who saw or heard",
    "officer": "the officer or member of staff the fact is about",
    "to": "who receives what is handed over, asked or told",
    "incident": "one call or occurrence (its log)",
    "investigation": "one crime report under investigation",
    "order": "one court order, notice or injunction",
    "custody": "one time in custody",
    "place": "an address or place",
    "vicinity": "the map cells of a place, added by intake",
    "number": "a telephone number",
    "device": "a phone or other device",
    "referral": "one referral to a partner",
    "complaint": "one complaint or conduct matter",
    "source": "a system that facts come from",
    "task": "a thing asked, set, promised or offered: the id of the fact that opened it",
}
COMMON_ROLES: Final = (
    "victim", "suspect", "child", "incident", "investigation", "custody", "order", "place", "officer", "task",
)  # fmt: skip
MAX_COUNT: Final = 1_000_000_000


class Ordered(StrEnum):
    """A list of values in order, lowest first: `at_least` and `below` compare places in it."""


class Choice(StrEnum):
    """A list of values without an order."""


def says(
    title: str,
    *,
    help: str = "",
    unknown: bool = False,
    unit: str = "",
    source: str = "",
    default: Any = None,
) -> Any:
    """One optional field of a kind.

    `unknown=True`: where it is missing we do not know; otherwise missing means no (or none).
    `source`: where the definition comes from. `unit`: what a number counts.
    """
    return Field(default, title=title, description=help or None, json_schema_extra=_extra(unknown, unit, source))


def must_say(title: str, *, help: str = "", unit: str = "", source: str = "") -> Any:
    """One field that a fact of this kind cannot do without."""
    return Field(title=title, description=help or None, json_schema_extra=_extra(False, unit, source))


def _extra(unknown: bool, unit: str, source: str) -> dict[str, Any]:
    extra: dict[str, Any] = {"absent": "unknown" if unknown else "no"}
    return extra | {k: v for k, v in (("unit", unit), ("source", source)) if v}


class Kind(BaseModel):
    """The base of every kind of fact."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=True)

    name: ClassVar[str]
    family: ClassVar[str] = ""
    version: ClassVar[int] = 1
    needs: ClassVar[frozenset[str]] = frozenset()
    roles: ClassVar[frozenset[str]] = frozenset()
    unknown_roles: ClassVar[frozenset[str]] = frozenset()
    links: ClassVar[bool] = False
    opens_task: ClassVar[bool] = False
    actor: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Leaves the class arguments to `__pydantic_init_subclass__`, which sees the finished model."""
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(
        cls,
        *,
        family: str = "",
        needs: str = "",
        may: str = "",
        unknown: str = "",
        links: bool = False,
        opens_task: bool = False,
        actor: str = "",
        version: int = 1,
        **kwargs: Any,
    ) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        cls.family, cls.version = family, version
        cls.needs = frozenset(needs.split())
        cls.unknown_roles = frozenset(unknown.split())
        cls.roles = cls.needs | cls.unknown_roles | frozenset(may.split()) | frozenset(COMMON_ROLES)
        cls.links, cls.opens_task, cls.actor = links or opens_task, opens_task, actor
        strangers = cls.roles - ROLES.keys()
        if strangers or (actor and actor not in cls.roles):
            raise TypeError(f"{cls.name}: unknown role {sorted(strangers) or actor}")

    @field_validator("*", mode="before")
    @classmethod
    def _only_what_can_be_kept(cls, value: Any, info: ValidationInfo) -> Any:
        """Stricter than Pydantic: no number is taken for a time, no time lacks a zone, no text is endless."""
        one, _ = value_type(cls.model_fields[str(info.field_name)])
        if one is datetime or one is date:
            return _time_to_keep(value, one)
        if isinstance(value, str):
            _check_text(value)
        elif isinstance(value, list | tuple):
            if len(value) > MAX_ITEMS:
                raise _refused("list", f"a list here has at most {MAX_ITEMS:,} items.")
            for item in value:
                if isinstance(item, str):
                    _check_text(item)
        if one is int:
            _check_count(value)
        return value

    @classmethod
    def title(cls) -> str:
        """What a person sees: the first line of the docstring, without its full stop."""
        return (cls.__doc__ or "").strip().splitlines()[0].rstrip(".")

    @classmethod
    def help(cls) -> str:
        """The rest of the docstring."""
        lines = (cls.__doc__ or "").strip().splitlines()[1:]
        return " ".join(line.strip() for line in lines).strip()


def _time_to_keep(value: Any, one: type) -> Any:
    found: Any
    if one is date:
        given = isinstance(value, date) and not isinstance(value, datetime)
        found = value if given else day_from(value) if isinstance(value, str) else "a date is text like 2025-03-04."
    elif isinstance(value, datetime):
        found = in_utc(value)
    else:
        found = time_from(value) if isinstance(value, str) else "a time is text like 2025-03-04T14:20:00Z."
    if isinstance(found, str):
        raise _refused("time", found)
    return found


def _check_count(value: Any) -> None:
    try:
        fits = not isinstance(value, bool) and 0 <= float(value) <= MAX_COUNT
    except (TypeError, ValueError):
        return  # no number: Pydantic says so
    except OverflowError:
        fits = False
    if not fits:
        raise _refused("count", f"a count is a whole number from 0 to {MAX_COUNT:,}.")


def _check_text(value: str) -> None:
    if trouble := text_trouble(value):
        raise _refused("text", f"this text {trouble}.")


def _refused(code: str, says: str) -> PydanticCustomError:
    """An error whose message is already a sentence (`contents.py` passes it on as it is)."""
    return PydanticCustomError(f"kept_{code}", "{says}", {"says": says})


def absent_means_unknown(field: FieldInfo) -> bool:
    """Whether a missing value means that we do not know."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and extra.get("absent") == "unknown"


def value_type(field: FieldInfo) -> tuple[Any, bool]:
    """(the type of one value, whether the field holds a list of them)."""
    annotation = field.annotation
    parts = [a for a in get_args(annotation) if a is not type(None)]
    if get_origin(annotation) is tuple:
        return parts[0], True
    return (parts[0] if len(parts) == 1 else annotation), False

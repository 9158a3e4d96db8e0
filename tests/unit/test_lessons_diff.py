"""`lessons diff`: one thing changed in a force's folder, and the words that say so."""

import json
from pathlib import Path

import pytest
from shelf import AROUND, RELEASE, SIGNED, Folder, Shelf

from watchword.cli import FINE, WRONG, main
from watchword.lessons.diff import HIDDEN, Changed, Compared, Difference, as_json, as_text, compare

LESSON, CLOCK = "lessons/risk/signed.yaml", "clocks/countersign.yaml"
SHIFTS = """
id: shifts
title: When shifts start
basis: local_policy
unverified: true
cites: [{source: force-policy}]
starts: ["07:00", "19:00"]
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shipped")


@pytest.fixture
def own(tmp_path: Path) -> Folder:
    """A force's folder; it holds nothing until something is put into it."""
    folder = tmp_path / "own"
    folder.mkdir()
    return Folder(folder)


def text_of(found: Compared, *, overlaid: bool = True) -> list[str]:
    return list(as_text(found, overlaid=overlaid))


def changed(own: Folder, shipped: Shelf, name: str, text: str, old: str, new: str) -> Changed:
    """Puts one file of the shipped library into the force's folder with one change."""
    own.put(name, text)
    own.spoil(name, old, new)
    (one,) = compare(own.folder, shipped.folder).changed
    return one


def test_an_empty_folder_changes_nothing(own: Folder, shipped: Shelf) -> None:
    found = compare(own.folder, shipped.folder)
    assert found.changed == ()
    assert text_of(found)[0] == "The folder changes nothing."


def test_a_file_copied_as_it_is_says_the_same(own: Folder, shipped: Shelf) -> None:
    own.put(LESSON, SIGNED)
    own.put(CLOCK, "\n# Ours now.\n" + AROUND[CLOCK])
    found = compare(own.folder, shipped.folder)
    assert [(one.how, one.id, one.differences) for one in found.changed] == [
        ("replaced", "signed", ()),
        ("replaced", "countersign", ()),
    ]
    assert text_of(found).count("    says the same as the shipped one") == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lessons/risk/mine.yaml", SIGNED.replace("id: signed", "id: mine")),
        ("states/mine.yaml", AROUND["states/under_arrest.yaml"].replace("id: under_arrest", "id: mine")),
        ("clocks/mine.yaml", AROUND[CLOCK].replace("id: countersign", "id: mine")),
        ("roles/mine.yaml", "id: mine\ntitle: My post\n"),
        ("sources/mine.yaml", "id: mine\ntitle: My policy\n"),
    ],
)
def test_what_only_the_folder_has_is_new(own: Folder, shipped: Shelf, name: str, text: str) -> None:
    own.put(name, text)
    (one,) = compare(own.folder, shipped.folder).changed
    assert (one.how, one.part, one.id, one.differences) == ("new", f"{name.split('s/')[0]}", "mine", ())


# Each line: the file, what is changed in it, and what the difference says.
DIFFERENT = [
    (LESSON, SIGNED, "title: Somebody else", "title: A colleague", "title", "Somebody else", "A colleague"),
    (LESSON, SIGNED, "severity: high", "severity: low", "severity", "high", "low"),
    (LESSON, SIGNED, "status: live", "status: trial", "status", "live", "on trial"),
    (LESSON, SIGNED, "from: 2021-04-01", "from: 2024-04-01", "effective", "from 1 Apr 2021", "from 1 Apr 2024"),
    (LESSON, SIGNED, "A second reader has", "Two have", "why", "A second reader", "Two have"),
    (LESSON, SIGNED, "secondary: no", "secondary: yes", "when", "is not ticked", "is ticked"),
    (LESSON, SIGNED, "clock:countersign", "2 hours", "must", "Within 8 hours", "Within 2 hours"),
    (LESSON, SIGNED, "\nowner: sergeant", "\nowner: inspector", "owner", "The sergeant.", "The inspector."),
    (LESSON, SIGNED, "at: due", "after: 1 hours", "owner", "When it is due and not done", "1 hour after that"),
    (LESSON, SIGNED, "could_not: [sergeant]", "could_not: [inspector]", "endings", "the sergeant", "the inspector"),
    (
        LESSON,
        SIGNED,
        "name: Nobody signs it",
        "name: No name on it",
        "examples",
        "Nobody signs it: not met.",
        "No name",
    ),
    (LESSON, SIGNED, '17:01", kind', '17:02", kind', "examples", "", HIDDEN),
    ("lessons/custody/release.yaml", RELEASE, "last: 24 hours", "last: 48 hours", "must", "24 hours", "48 hours"),
    (
        "states/risk_grade.yaml",
        AROUND["states/risk_grade.yaml"],
        "otherwise: ungraded",
        "otherwise: high",
        "otherwise",
        "ungraded",
        "high",
    ),
    (
        "states/under_arrest.yaml",
        AROUND["states/under_arrest.yaml"],
        "fact: charged",
        "fact: released",
        "ends",
        "suspect is charged",
        "suspect is released",
    ),
    (
        "states/open_cases.yaml",
        AROUND["states/open_cases.yaml"],
        "fact: allocated",
        "fact: lead_named",
        "each",
        "an investigation is allocated",
        "one lead",
    ),
    (
        CLOCK,
        AROUND[CLOCK],
        "from: 2015-01-01, length: 8 hours",
        "from: 2024-02-01, length: 6 hours",
        "values",
        "from 1 Jan 2015: 8 hours",
        "from 1 Jan 2015: 8 hours; from 1 Feb 2024: 6 hours",
    ),
    (CLOCK, AROUND[CLOCK], "unverified: true", "unverified: false", "unverified", "yes", "no"),
    ("roles/sergeant.yaml", AROUND["roles/sergeant.yaml"], "rank: 2", "rank: 4", "rank", "2", "4"),
    ("roles/sergeant.yaml", AROUND["roles/sergeant.yaml"], "\nnext: inspector", "", "next", "Inspector", ""),
    ("sources/force-policy.yaml", AROUND["sources/force-policy.yaml"], "Policy of", "Orders of", "title", "Pol", "Ord"),
]


@pytest.mark.parametrize(("name", "text", "old", "new", "key", "was", "now"), DIFFERENT)
def test_what_is_replaced_says_what_differs(
    own: Folder, shipped: Shelf, name: str, text: str, old: str, new: str, key: str, was: str, now: str
) -> None:
    one = changed(own, shipped, name, text, old, new)
    assert one.how == "replaced"
    difference = {difference.key: difference for difference in one.differences}[key]
    assert was in "\n".join(difference.old)
    assert now in "\n".join(difference.new)
    assert [d.key for d in one.differences] == [key]


def test_a_lesson_withdrawn_by_the_force_is_withdrawn(own: Folder, shipped: Shelf) -> None:
    one = changed(own, shipped, LESSON, SIGNED, "status: live", "status: withdrawn")
    assert one.how == "withdrawn"
    assert one.differences == (Difference("status", ("live",), ("withdrawn: it raises nothing",)),)
    lines = text_of(compare(own.folder, shipped.folder))
    assert lines[0] == "Withdrawn"
    assert "    status: live → withdrawn: it raises nothing" in lines


def test_words_too_long_for_one_line_stand_below_each_other(own: Folder, shipped: Shelf) -> None:
    changed(own, shipped, LESSON, SIGNED, "clock:countersign", "2 hours")
    lines = text_of(compare(own.folder, shipped.folder))
    start = lines.index("    must")
    assert lines[start + 1].startswith("      was  Within 8 hours, ")
    assert lines[start + 2].startswith("      now  Within 2 hours, ")


# -- limits that nobody has verified


def limits(overlay: Path | None, shipped: Shelf) -> dict[str, tuple[str, bool, tuple[str, ...]]]:
    return {one.clock: (one.says, one.own, one.used_by) for one in compare(overlay, shipped.folder).unverified}


def test_without_a_folder_only_the_unverified_defaults_are_told(shipped: Shelf) -> None:
    found = compare(None, shipped.folder)
    assert found.changed == ()
    assert text_of(found, overlaid=False) == [
        "Limits that nobody has verified, and the lessons that rest on them",
        "  countersign (Countersign a risk assessment): unverified default: 8 hours; used by signed",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("unverified: true", "unverified: true", {"countersign": ("8 hours", True, ("signed",))}),
        ("length: 8 hours", "length: 6 hours", {"countersign": ("6 hours", True, ("signed",))}),
        ("unverified: true\n", "", {}),
    ],
)
def test_a_limit_is_unverified_until_the_force_says_otherwise(
    own: Folder, shipped: Shelf, old: str, new: str, told: dict[str, object]
) -> None:
    own.put(CLOCK, AROUND[CLOCK])
    own.spoil(CLOCK, old, new)
    assert limits(own.folder, shipped) == told
    said = "No lesson rests on an unverified limit." if not told else "the force's own value, unverified"
    assert any(said in line for line in text_of(compare(own.folder, shipped.folder)))


@pytest.mark.parametrize(("status", "told"), [("live", True), ("trial", True), ("draft", False), ("withdrawn", False)])
def test_only_limits_of_lessons_that_raise_duties_are_told(
    own: Folder, shipped: Shelf, status: str, told: bool
) -> None:
    own.put(LESSON, SIGNED)
    own.spoil(LESSON, "status: live", f"status: {status}")
    assert ("countersign" in limits(own.folder, shipped)) == told


def test_the_starts_of_shifts_are_a_limit_of_lessons_that_end_with_one(own: Folder, shipped: Shelf) -> None:
    shipped.put("clocks/shifts.yaml", SHIFTS)
    assert "shifts" not in limits(None, shipped)
    shipped.spoil(LESSON, "clock:countersign", "end of shift")
    assert limits(None, shipped)["shifts"] == ("07:00 and 19:00", False, ("signed",))
    own.put("clocks/shifts.yaml", SHIFTS.replace("19:00", "18:00"))
    assert limits(own.folder, shipped)["shifts"] == ("07:00 and 18:00", True, ("signed",))
    (one,) = compare(own.folder, shipped.folder).changed
    assert (one.id, one.differences) == ("shifts", (Difference("starts", ("07:00 and 19:00",), ("07:00 and 18:00",)),))
    own.put("clocks/shifts.yaml", SHIFTS.replace("unverified: true\n", ""))
    assert "shifts" not in limits(own.folder, shipped)


# -- the command


def test_programs_get_the_same(own: Folder, shipped: Shelf) -> None:
    own.put("roles/mine.yaml", "id: mine\ntitle: My post\n")
    own.put(LESSON, SIGNED.replace("severity: high", "severity: low"))
    own.put("lessons/custody/release.yaml", RELEASE.replace("status: live", "status: withdrawn"))
    assert as_json(compare(own.folder, shipped.folder)) == {
        "new": [{"part": "role", "id": "mine", "title": "My post"}],
        "replaced": [
            {
                "part": "lesson",
                "id": "signed",
                "title": "Somebody else reads each risk assessment and signs it",
                "differences": [{"key": "severity", "old": ["high"], "new": ["low"]}],
            }
        ],
        "withdrawn": [
            {
                "part": "lesson",
                "id": "release",
                "title": "History is considered before release",
                "differences": [{"key": "status", "old": ["live"], "new": ["withdrawn: it raises nothing"]}],
            }
        ],
        "unverified": [
            {
                "clock": "countersign",
                "title": "Countersign a risk assessment",
                "says": "8 hours",
                "own": False,
                "used_by": ["signed"],
            }
        ],
    }


def test_the_command_compares_with_the_shipped_library(own: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    own.put("roles/mine.yaml", "id: mine\ntitle: My post\n")
    assert main(["lessons", "diff", "--library", str(own.folder)]) == FINE
    assert capsys.readouterr().out.startswith("New\n  role mine: My post\n\nLimits")
    assert main(["lessons", "diff", "--library", str(own.folder), "--json"]) == FINE
    assert json.loads(capsys.readouterr().out)["new"][0]["id"] == "mine"


def test_a_folder_that_cannot_be_read_is_refused(own: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    own.put("roles/mine.yaml", "id: mine\n")
    assert main(["lessons", "diff", "--library", str(own.folder)]) == WRONG
    out, err = capsys.readouterr()
    assert out == ""
    assert "'title' is missing" in err

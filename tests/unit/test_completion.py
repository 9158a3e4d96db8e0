"""Completion: roles a fact lacks come from linking facts that name the same thing, and from its task."""

from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.people import complete

About = dict[str, tuple[str, ...]]


def completed(about: About, *linking: About, **openers: About) -> About:
    """How one fact that does not link itself is completed by these that do."""
    return complete([about, *linking], [False, *[True] * len(linking)], openers)[0]


def test_an_investigation_gives_its_victim_suspect_and_child() -> None:
    opened = {"investigation": ("inv",), "victim": ("ann",), "suspect": ("bob",), "child": ("kit",)}
    assert completed({"investigation": ("inv",)}, opened) == opened


def test_a_thing_that_is_another_gives_nothing() -> None:
    about = {"investigation": ("inv",)}
    assert completed(about, {"investigation": ("another",), "victim": ("ann",)}) == about


def test_a_fact_that_does_not_link_gives_nothing() -> None:
    about = {"investigation": ("inv",)}
    both = [about, {"investigation": ("inv",), "victim": ("ann",)}]
    assert complete(both, [False, False], {}) == both
    assert complete(both, [False, True], {})[0] == both[1]


def test_a_role_the_fact_has_is_left_alone() -> None:
    about = {"investigation": ("inv",), "victim": ("zoe",)}
    opened = {"investigation": ("inv",), "victim": ("ann",), "suspect": ("bob",)}
    assert completed(about, opened) == {**about, "suspect": ("bob",)}


def test_every_linking_fact_gives_and_each_person_is_named_once_in_order_of_name() -> None:
    first = {"investigation": ("inv",), "victim": ("ann", "zoe")}
    second = {"investigation": ("inv",), "victim": ("zoe", "eve")}
    assert completed({"investigation": ("inv",)}, first, second)["victim"] == ("ann", "eve", "zoe")


def test_it_does_not_matter_whether_the_link_was_told_before_or_after() -> None:
    about, opened = {"order": ("o",)}, {"order": ("o",), "victim": ("ann",)}
    assert complete([about, opened], [False, True], {})[0] == complete([opened, about], [True, False], {})[1]


def test_a_custody_gives_its_investigation_and_through_it_the_victim() -> None:
    arrest = {"custody": ("c",), "investigation": ("inv",), "suspect": ("bob",)}
    opened = {"investigation": ("inv",), "victim": ("ann",)}
    assert completed({"custody": ("c",)}, arrest, opened) == {
        "custody": ("c",), "investigation": ("inv",), "victim": ("ann",), "suspect": ("bob",),
    }  # fmt: skip


def test_an_investigation_never_gives_an_incident_or_a_custody() -> None:
    arrest = {"custody": ("c",), "incident": ("i",), "investigation": ("inv",), "suspect": ("bob",)}
    assert completed({"investigation": ("inv",)}, arrest) == {"investigation": ("inv",), "suspect": ("bob",)}


def test_numbers_places_and_officers_give_nobody() -> None:
    about = {"number": ("0770",), "place": ("home",), "officer": ("pc",)}
    assert completed(about, {**about, "victim": ("ann",)}) == about


def test_a_task_gives_every_role_of_the_fact_that_opened_it() -> None:
    opener = {"victim": ("ann",), "to": ("sgt",), "place": ("home",), "task": ("t",)}
    assert completed({"task": ("t",)}, t=opener) == opener
    assert completed({"task": ("t",), "to": ("insp",)}, t=opener)["to"] == ("insp",)


def test_a_task_nobody_opened_gives_nothing() -> None:
    assert completed({"task": ("t",)}) == {"task": ("t",)}


def test_two_tasks_give_what_both_openers_name() -> None:
    found = completed({"task": ("t", "u")}, t={"victim": ("ann",)}, u={"victim": ("zoe", "ann")})
    assert found["victim"] == ("ann", "zoe")


def test_what_a_task_gives_is_there_for_the_things_to_work_on() -> None:
    opened = {"investigation": ("inv",), "victim": ("ann",)}
    found = completed({"task": ("t",)}, opened, t={"investigation": ("inv",)})
    assert found == {"task": ("t",), "investigation": ("inv",), "victim": ("ann",)}


def test_completion_is_one_pass_and_goes_no_further() -> None:
    # The order's victim is learned from its custody only in the last step, too late to be passed on.
    made = {"order": ("o",), "custody": ("c",)}
    arrest = {"custody": ("c",), "victim": ("ann",)}
    served, first, second = complete([{"order": ("o",)}, made, arrest], [False, True, True], {})
    assert served == {"order": ("o",)}
    assert first["victim"] == ("ann",)
    assert second == arrest


def test_no_facts_complete_to_none() -> None:
    assert complete([], [], {}) == []


refs = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True).map(tuple)
roles = st.sampled_from(["victim", "suspect", "child", "incident", "investigation", "custody", "order", "task", "to"])
abouts = st.lists(st.tuples(st.dictionaries(roles, refs, max_size=4), st.booleans()), max_size=6)


@settings(max_examples=500, deadline=None)
@given(abouts, st.dictionaries(st.sampled_from("abc"), st.dictionaries(roles, refs, max_size=3), max_size=2))
def test_completion_adds_roles_and_never_changes_or_loses_one(
    told: list[tuple[About, bool]], openers: dict[str, About]
) -> None:
    before = [dict(about) for about, _ in told]
    found = complete([about for about, _ in told], [links for _, links in told], openers)
    assert [about for about, _ in told] == before  # what was recorded stays as it was recorded
    assert len(found) == len(told)
    for (about, _), full in zip(told, found, strict=True):
        assert about.items() <= full.items()
        assert all(len(set(values)) == len(values) > 0 for values in full.values())


@settings(max_examples=500, deadline=None)
@given(abouts, st.randoms())
def test_the_order_in_which_facts_are_told_changes_nobody(told: list[tuple[About, bool]], random: object) -> None:
    order = list(range(len(told)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight = complete([about for about, _ in told], [links for _, links in told], {})
    shuffled = complete([told[i][0] for i in order], [told[i][1] for i in order], {})
    for place, i in enumerate(order):
        assert shuffled[place] == straight[i]

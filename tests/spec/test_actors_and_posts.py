"""Actors and posts: who acted, and in which post.

`who` tests the actor: the role its kind names as actor, else whoever recorded it. The actor's post is what they
recorded, else their latest `post_held` fact, else unknown. "Or above" compares ranks; a role without a rank follows
the next tier until there is one, and then takes in every post of that rank and above. A post may be held by whom a
state names.
"""

import pytest

from tests.spec.picture import fact, outcomes

ROLES = """
attending_officer: {rank: 1, next: sergeant}
sergeant: {rank: 2, next: inspector}
custody_sergeant: {rank: 2, next: inspector}
inspector: {rank: 3, next: superintendent}
superintendent: {rank: 5, next: chief_officer}
chief_officer: {rank: 7}
call_handler: {next: dispatcher}
dispatcher: {next: control_supervisor}
control_supervisor: {next: force_incident_manager}
force_incident_manager: {rank: 3}
idva: {next: service_manager}
service_manager: {}
officer_in_the_case: {rank: 1, next: sergeant, held_by: state:oic}
"""
STATES = "oic: {per: investigation, value: {fact: allocated, field: officer}}"
LESSON = "{per: victim, when: {fact: call}, must: [{fact: decision_made, who: %s, within: 2 hours}]}"
CALL = fact("c1", "10:00", "call", investigation="x1")


def by(who, ref="ps_khan", post=None, *more, trigger=CALL):
    made = fact("d1", "11:00", "decision_made", subject="arrest", by=ref, as_a=post)
    return outcomes(LESSON % who, [trigger, made, *more], "13:00", roles=ROLES, states=STATES)[0]


@pytest.mark.parametrize(
    ("ref", "someone_else", "same_person"),
    [("ps_khan", "met", "not met"), ("pc_ward", "not met", "met"), (None, "cannot tell", "cannot tell")],
)
def test_someone_else_and_same_person_compare_with_the_actor_of_the_trigger(ref, someone_else, same_person):
    assert by("someone_else", ref) == someone_else
    assert by("same_person", ref) == same_person


def test_where_nobody_is_known_to_have_made_the_trigger_it_cannot_be_told():
    trigger = fact("c1", "10:00", "call", by=None)
    assert by("someone_else", trigger=trigger) == "cannot tell"
    assert by("same_person", trigger=trigger) == "cannot tell"


def test_the_actor_is_the_role_the_kind_names_else_whoever_recorded_it():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, who: someone_else, within: 2 hours}]}"

    def attended(**more):
        return outcomes(lesson, [CALL, fact("a1", "11:00", "attended", **more)], "13:00")

    assert attended(officer="pc_lee", by="pc_ward") == ["met"]
    assert attended(officer="pc_ward", by="clerk") == ["not met"]
    assert attended(by="pc_lee") == ["met"]
    assert attended(officer=["pc_ward", "pc_lee"], by="clerk") == ["not met"]


@pytest.mark.parametrize(
    ("who", "post", "expected"),
    [
        ("sergeant", "sergeant", "met"),
        ("sergeant", "inspector", "not met"),
        ("sergeant", "custody_sergeant", "not met"),
        ("sergeant", None, "cannot tell"),
        ("sergeant", "a_post_nobody_listed", "cannot tell"),
        ("inspector or above", "attending_officer", "not met"),
        ("inspector or above", "sergeant", "not met"),
        ("inspector or above", "inspector", "met"),
        ("inspector or above", "force_incident_manager", "met"),
        ("inspector or above", "superintendent", "met"),
        ("inspector or above", "chief_officer", "met"),
        ("inspector or above", "control_supervisor", "not met"),
        ("inspector or above", None, "cannot tell"),
        ("sergeant or above", "custody_sergeant", "met"),
        ("call_handler or above", "call_handler", "met"),
        ("call_handler or above", "control_supervisor", "met"),
        ("call_handler or above", "force_incident_manager", "met"),
        ("call_handler or above", "inspector", "met"),
        ("call_handler or above", "superintendent", "met"),
        ("call_handler or above", "sergeant", "not met"),
        ("control_supervisor or above", "dispatcher", "not met"),
        ("idva or above", "idva", "met"),
        ("idva or above", "service_manager", "met"),
        ("idva or above", "chief_officer", "not met"),
        ("service_manager or above", "idva", "not met"),
    ],
)
def test_a_role_and_a_role_or_above(who, post, expected):
    assert by(who, "x", post) == expected


def test_all_of_a_list_must_hold():
    assert by("[someone_else, inspector or above]", "in_lodge", "inspector") == "met"
    assert by("[someone_else, inspector or above]", "pc_ward", "inspector") == "not met"
    assert by("[someone_else, inspector or above]", "in_lodge", "sergeant") == "not met"
    assert by("[someone_else, inspector or above]", "in_lodge") == "cannot tell"
    assert by("[someone_else, inspector or above]", "pc_ward") == "not met"


def held(id, when, post, officer="ps_khan"):
    return fact(id, when, "post_held", officer=officer, post=post)


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ([held("h1", "08:00", "inspector")], "met"),
        ([held("h1", "08:00", "sergeant")], "not met"),
        ([held("h1", "08:00", "sergeant"), held("h2", "10:30", "inspector")], "met"),
        ([held("h1", "08:00", "inspector"), held("h2", "11:00", "sergeant")], "not met"),
        ([held("h1", "08:00", "sergeant"), held("h2", "11:00 + 1us", "inspector")], "not met"),
        ([held("h1", "08:00", "inspector", "someone")], "cannot tell"),
    ],
)
def test_without_a_recorded_post_the_latest_post_held_then_counts(posts, expected):
    assert by("inspector or above", "ps_khan", None, *posts) == expected


def test_a_recorded_post_beats_one_held():
    assert by("inspector", "ps_khan", "inspector", held("h1", "08:00", "sergeant")) == "met"
    assert by("inspector", "ps_khan", "sergeant", held("h1", "08:00", "inspector")) == "not met"


def test_the_post_recorded_is_that_of_whoever_recorded_it_and_not_of_another_actor():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, who: sergeant, within: 2 hours}]}"

    def attended(**more):
        return outcomes(lesson, [CALL, fact("a1", "11:00", "attended", **more)], "13:00", roles=ROLES)

    assert attended(officer="pc_lee", by="clerk", as_a="sergeant") == ["cannot tell"]
    assert attended(officer="ps_khan", by="ps_khan", as_a="sergeant") == ["met"]
    assert attended(by="ps_khan", as_a="sergeant") == ["met"]


def test_of_several_actors_one_in_the_right_post_is_enough():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, who: sergeant, within: 2 hours}]}"
    came = fact("a1", "11:00", "attended", officer=["pc_lee", "ps_khan"], by="clerk")
    posts = [held("h1", "08:00", "attending_officer", "pc_lee"), held("h2", "08:00", "sergeant")]
    assert outcomes(lesson, [CALL, came, *posts], "13:00", roles=ROLES) == ["met"]
    assert outcomes(lesson, [CALL, came, posts[0]], "13:00", roles=ROLES) == ["cannot tell"]


def allocated(id, when, officer):
    return fact(id, when, "allocated", investigation="x1", officer=officer)


def test_a_post_is_held_by_whom_its_state_names_at_the_trigger():
    assert by("officer_in_the_case", "pc_lee", None, allocated("o1", "09:00", "pc_lee")) == "met"
    assert by("officer_in_the_case", "pc_lee", "attending_officer", allocated("o1", "09:00", "pc_lee")) == "met"
    assert by("officer_in_the_case", "pc_lee", "attending_officer", allocated("o1", "09:00", "pc_ward")) == "not met"
    assert by("officer_in_the_case", "pc_lee", "officer_in_the_case") == "met"
    moved = [allocated("o1", "09:00", "pc_ward"), allocated("o2", "10:30", "pc_lee")]
    assert by("officer_in_the_case", "pc_lee", "attending_officer", *moved) == "not met"


def test_by_role_in_where_reads_the_same_post():
    lesson = "{per: victim, when: {fact: call, where: {by_role: sergeant}}, must: [{fact: attended, within: 2 hours}]}"
    call = fact("c1", "10:00", "call", by="ps_khan")
    assert outcomes(lesson, [call, held("h1", "08:00", "sergeant")], "10:30", roles=ROLES) == ["waiting"]
    assert outcomes(lesson, [call, held("h1", "08:00", "inspector")], "10:30", roles=ROLES) == []
    assert outcomes(lesson, [call], "10:30", roles=ROLES) == ["question"]

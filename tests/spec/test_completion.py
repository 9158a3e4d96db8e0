"""Completion: roles that a fact lacks are filled from linking facts that name the same thing.

Whenever those happened. In this order: a task gives all roles of its opener; a custody or incident gives its
investigations; then custody, incident, investigation and order give their victims, suspects and children. An
investigation never gives incidents or custodies. Roles a fact has are left alone. Numbers, places and officers are
never completed through.
"""

import pytest

from tests.spec.picture import fact, judged, judgement, outcomes

NOBODY = {"victim": None, "suspect": None}


def about(trigger, *facts, per="incident", now="D+1 09:00"):
    """The roles of a trigger as the engine sees them."""
    lesson = f"{{per: {per}, when: {{fact: {trigger.kind}}}, must: [{{fact: harm, within: 2 hours}}]}}"
    found = [v for v in judgement(lesson, [*facts, trigger], now).verdicts if v.trigger == trigger.id]
    assert len(found) == 1
    return {role: sorted(refs) for role, refs in found[0].about.items()}


GRADE = fact("g1", "10:00", "call_graded", grade="priority", incident="i1", **NOBODY)


def test_an_incident_gives_its_victims_suspects_and_children():
    call = fact("c1", "09:00", "call", incident="i1", victim="ann", suspect="bob", child="kid")
    assert about(GRADE, call) == {"incident": ["i1"], "victim": ["ann"], "suspect": ["bob"], "child": ["kid"]}


@pytest.mark.parametrize("when", ["D-90 09:00", "10:00", "D+0 23:00"])
def test_it_does_not_matter_when_the_linking_fact_happened(when):
    assert about(GRADE, fact("c1", when, "call", incident="i1"))["victim"] == ["ann"]


def test_a_link_that_happened_after_the_instant_judged_still_counts_once_known():
    lesson = "{per: victim, when: {fact: call_graded}, must: [{fact: attended, within: 2 hours}]}"
    facts = [GRADE, fact("c1", "D+3 09:00", "call", incident="i1")]
    assert judged(lesson, facts, "11:00") == []
    assert judged(lesson, facts, "11:00", known_at="D+4 09:00") == ["g1: waiting, due D+0 12:00"]


def test_only_a_linking_kind_gives():
    looked = fact("h1", "09:00", "history_considered", incident="i1")
    assert "victim" not in about(GRADE, looked)


@pytest.mark.parametrize(
    ("thing", "trigger", "link"),
    [
        ("custody", "custody_need_met", "detention_authorised"),
        ("investigation", "enquiry_made", "suspect_identified"),
        ("order", "order_ended", "order_served"),
        ("incident", "log_closed", "text_received"),
    ],
)
def test_custody_incident_investigation_and_order_give_people(thing, trigger, link):
    made = fact("t1", "10:00", trigger, **{thing: "z1"}, **NOBODY)
    found = about(made, fact("k1", "09:00", link, **{thing: "z1"}), per=thing)
    assert (found["victim"], found["suspect"]) == (["ann"], ["bob"])


@pytest.mark.parametrize("thing", ["number", "place", "officer"])
def test_numbers_places_and_officers_are_never_completed_through(thing):
    made = fact("t1", "10:00", "history_considered", **{thing: "z1"}, **NOBODY)
    link = fact("k1", "09:00", "marker_added", marker="domestic_abuse", **{thing: "z1"})
    assert "victim" not in about(made, link, per=thing)


def test_roles_a_fact_has_are_left_alone():
    grade = fact("g1", "10:00", "call_graded", grade="priority", incident="i1", victim="eve", suspect=None)
    found = about(grade, fact("c1", "09:00", "call", incident="i1"))
    assert (found["victim"], found["suspect"]) == (["eve"], ["bob"])


def test_several_linking_facts_give_all_they_name():
    calls = [
        fact(f"c{i}", "09:00", "call", incident="i1", victim=v, suspect=None) for i, v in enumerate(("ann", "eve"))
    ]
    assert about(GRADE, *calls)["victim"] == ["ann", "eve"]


def test_an_incident_gives_its_investigations_and_these_give_their_people():
    crime = fact("k1", "09:00", "crime_recorded", incident="i1", investigation="x1", victim="ann", suspect=None)
    later = fact("k2", "09:30", "suspect_identified", investigation="x1", victim=None, suspect="bob")
    found = about(GRADE, crime, later)
    assert (found["investigation"], found["victim"], found["suspect"]) == (["x1"], ["ann"], ["bob"])


def test_a_custody_gives_its_investigations():
    held = fact("n1", "10:00", "custody_need_met", custody="y1", **NOBODY)
    bail = fact("b1", "09:00", "bail_set", custody="y1", investigation="x1")
    assert about(held, bail, per="custody")["investigation"] == ["x1"]


def test_an_investigation_never_gives_incidents_or_custodies():
    enquiry = fact("t1", "10:00", "enquiry_made", investigation="x1", **NOBODY)
    crime = fact("k1", "09:00", "crime_recorded", incident="i1", custody="y1", investigation="x1")
    found = about(enquiry, crime, per="investigation")
    assert "incident" not in found
    assert "custody" not in found


def test_an_investigation_does_not_take_people_from_an_incident_it_shares_with_another():
    """Two women, two crimes, one call: what concerns her crime is not told to the other."""
    facts = [
        fact("c1", "09:00", "call", incident="i1", victim=["ann", "eve"]),
        fact("k1", "09:10", "crime_recorded", incident="i1", investigation="x1", victim="ann"),
        fact("k2", "09:20", "crime_recorded", incident="i1", investigation="x2", victim="eve"),
    ]
    enquiry = fact("t1", "10:00", "enquiry_made", investigation="x1", **NOBODY)
    assert about(enquiry, *facts, per="investigation")["victim"] == ["ann"]


def test_a_task_gives_all_roles_of_its_opener():
    asked = fact("q1", "09:00", "order_queried", order="o1", to="ps_khan", officer="pc_lee")
    answer = fact("w1", "10:00", "query_answered", task="q1", **NOBODY)
    assert about(answer, asked, per="task") == {
        "task": ["q1"], "order": ["o1"], "to": ["ps_khan"], "officer": ["pc_lee"], "victim": ["ann"], "suspect": ["bob"],
    }  # fmt: skip


def test_the_officer_of_an_opener_is_not_taken_for_the_actor_of_the_answer():
    lesson = "{per: task, when: {fact: handover_offered}, must: [{fact: handover_accepted, who: someone_else, within: 2 hours}]}"
    facts = [
        fact("o1", "10:00", "handover_offered", by="pc_ward", officer="pc_ward"),
        fact("y1", "11:00", "handover_accepted", task="o1", by="pc_lee"),
    ]
    assert outcomes(lesson, facts, "13:00") == ["met"]


ASKED = "{per: task, when: {fact: handover_offered}, must: [{fact: handover_accepted, within: 2 hours}]}"


def test_a_kind_that_opens_a_task_is_its_own_task_so_that_two_questions_are_never_met_by_one_answer():
    facts = [
        fact("o1", "10:00", "handover_offered"),
        fact("o2", "10:30", "handover_offered"),
        fact("y1", "11:00", "handover_accepted", task="o2"),
    ]
    assert judged(ASKED, facts, "13:00") == ["o1 for o1: not met, due D+0 12:00", "o2 for o2: met by y1, due D+0 12:30"]


def test_the_task_of_a_corrected_opener_is_the_first_id_of_its_chain():
    facts = [
        fact("o1", "10:00", "handover_offered"),
        fact("o2", "10:00", "handover_offered", told="10:10", corrects="o1", text="Both cases."),
        fact("y1", "11:00", "handover_accepted", task="o1"),
    ]
    assert judged(ASKED, facts, "13:00") == ["o1: met by y1, due D+0 12:00"]


def test_an_answer_that_names_the_corrected_version_names_the_same_task():
    facts = [
        fact("o1", "10:00", "handover_offered"),
        fact("o2", "10:00", "handover_offered", told="10:10", corrects="o1", text="Both cases."),
        fact("y1", "11:00", "handover_accepted", task="o2"),
    ]
    assert judged(ASKED, facts, "13:00") == ["o1: met by y1, due D+0 12:00"]


def test_a_completed_role_serves_per_same_and_states():
    lesson = (
        "{per: victim, when: {fact: call_graded}, given: [{state: s}], must: [{fact: left_scene, within: 2 hours}]}"
    )
    states = "s: {per: suspect, begins: [{fact: bail_set}]}"
    facts = [
        GRADE,
        fact("c1", "09:00", "call", incident="i1"),
        fact("b1", "08:00", "bail_set"),
        fact("l1", "11:00", "left_scene", incident="i1", **NOBODY),
    ]
    assert judged(lesson, facts, "13:00", states=states) == ["g1: met by l1, due D+0 12:00"]


def test_a_new_link_changes_what_it_touches():
    lesson = "{per: victim, when: {fact: call_graded}, must: [{fact: attended, within: 2 hours}]}"
    facts = [GRADE, fact("c1", "09:00", "call", incident="i1", told="11:00")]
    assert judged(lesson, facts, "10:30") == []
    assert judged(lesson, facts, "11:00") == ["g1: waiting, due D+0 12:00"]

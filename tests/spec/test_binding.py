"""Binding: one duty for each combination of the trigger's `per` values.

A combination counts only when every two of its values stand together in one fact, the trigger as recorded or a linking
one, and never has one person as victim and suspect. In that duty each `per` role is bound to its one value, every
other role to all the trigger's values.
"""

from tests.spec.picture import fact, judged, judgement

NEWS = "{per: [investigation, victim], when: {fact: released}, must: [{fact: victim_update, within: 2 hours}]}"
PAIR = "{per: pair, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"


def bindings(lesson, *facts, now="D+1 09:00", known_at=None):
    found = judgement(lesson, facts, now, known_at=known_at).verdicts
    return sorted("+".join(ref for _, ref in v.per) for v in found)


def crime(id, investigation, victim, **more):
    return fact(id, "09:00", "crime_recorded", investigation=investigation, victim=victim, **more)


def test_a_release_for_two_investigations_owes_each_victim_news_of_her_own_and_not_of_the_others():
    release = fact("r1", "10:00", "released", investigation=["x1", "x2"], victim=None)
    assert bindings(NEWS, release, crime("k1", "x1", "ann"), crime("k2", "x2", "eve")) == ["x1+ann", "x2+eve"]


def test_values_that_stand_together_in_the_trigger_as_recorded_count():
    release = fact("r1", "10:00", "released", investigation=["x1", "x2"], victim=["ann", "eve"])
    assert bindings(NEWS, release) == ["x1+ann", "x1+eve", "x2+ann", "x2+eve"]


def test_values_that_only_completion_brought_together_do_not_count():
    """The call names both women, the crimes one each: the call's incident must not join her to the other's crime."""
    release = fact("r1", "10:00", "released", incident="i1", victim=None)
    facts = [
        fact("c1", "08:00", "call", incident="i1", victim=["ann", "eve"]),
        crime("k1", "x1", "ann", incident="i1"),
        crime("k2", "x2", "eve", incident="i1"),
    ]
    assert bindings(NEWS, release, *facts) == ["x1+ann", "x2+eve"]


def test_a_fact_of_a_kind_that_does_not_link_brings_nobody_together():
    release = fact("r1", "10:00", "released", investigation=["x1", "x2"], victim=None)
    told = fact("u1", "09:30", "victim_update", subject="progress", investigation="x2", victim="ann")
    facts = [crime("k1", "x1", "ann"), crime("k2", "x2", "eve"), told]
    assert bindings(NEWS, release, *facts) == ["x1+ann", "x2+eve"]


def test_each_two_of_three_must_stand_together_not_all_three_in_one_fact():
    lesson = NEWS.replace("[investigation, victim]", "[investigation, victim, suspect]")
    release = fact("r1", "10:00", "released", custody="y1", investigation=None, victim=None, suspect="bob")
    facts = [
        fact("b1", "08:00", "detention_authorised", custody="y1", investigation="x1", suspect="bob", victim=None),
        crime("k1", "x1", "ann", suspect=None),
        fact("f1", "09:10", "risk_factor", factor="weapon", victim="ann", suspect="bob"),
    ]
    assert bindings(lesson, release, *facts) == ["x1+ann+bob"]
    assert bindings(lesson, release, *facts[:2]) == []


def test_nobody_is_victim_and_suspect_of_one_duty():
    """She is accused in turn: the call names both as both."""
    call = fact("c1", "10:00", "call", victim=["ann", "bob"], suspect=["bob", "ann"])
    assert bindings(PAIR, call) == ["ann+bob", "bob+ann"]
    assert bindings(PAIR, fact("c1", "10:00", "call", victim="ann", suspect="ann")) == []


def test_a_link_counts_whenever_it_happened_once_it_is_known():
    release = fact("r1", "10:00", "released", investigation=["x1", "x2"], victim=None)
    facts = [crime("k1", "x1", "ann"), fact("k2", "D+3 09:00", "crime_recorded", investigation="x2", victim="eve")]
    assert bindings(NEWS, release, *facts, now="11:00") == ["x1+ann"]
    assert bindings(NEWS, release, *facts, now="11:00", known_at="D+4 09:00") == ["x1+ann", "x2+eve"]


def test_a_link_taken_back_by_a_correction_counts_no_more():
    release = fact("r1", "10:00", "released", investigation=["x1", "x2"], victim=None)
    facts = [crime("k1", "x1", "ann"), crime("k2", "x2", "eve"), crime("k3", "x1", "eve")]
    assert bindings(NEWS, release, *facts) == ["x1+ann", "x1+eve", "x2+eve"]
    put_right = crime("k4", "x2", "eve", told="09:30", corrects="k3")
    assert bindings(NEWS, release, *facts, put_right) == ["x1+ann", "x2+eve"]


def test_each_per_role_is_bound_to_its_one_value_and_every_other_role_to_all():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, same: [victim, suspect], within: 2 hours}]}"
    call = fact("c1", "10:00", "call", victim=["ann", "eve"], suspect=["bob", "carl"])
    facts = [call, fact("a1", "11:00", "attended", victim="ann", suspect="carl")]
    assert judged(lesson, facts, "13:00") == [
        "c1 for ann: met by a1, due D+0 12:00",
        "c1 for eve: not met, due D+0 12:00",
    ]


def test_a_duty_is_named_by_its_lesson_its_trigger_and_its_per_values():
    [duty] = judgement(PAIR, [fact("c1", "10:00", "call")], "11:00").verdicts
    assert duty.id == "lesson|c1|ann+bob"

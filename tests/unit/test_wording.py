"""Marks what prejudges or insults in the record's own voice, and leaves everybody else's words alone.

The four lists were written in three rounds, each before the rules were tuned on it; what each round scored
when it was first run stands in the docstring of `test_sentences_written_before_the_rules`.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.problems import Refused
from watchword.wording import Finding, families, find
from watchword.wording.frames import FrameError, compile_frame
from watchword.wording.rulebook import ENGINE_CLASSES, Rule, read_rulebook, shipped
from watchword.wording.shape import shape
from watchword.wording.speaker import quotations

EARLY, DEROGATORY = "wording.early-closure", "wording.derogatory"

CLOSURE_FIRES = [
    "PC B told PC D that he did not think it would go anywhere.",
    "I can't see this one getting past the front desk at CPS.",
    "Don't see this progressing, IP still in a relationship with him.",
    "Job will get NFA'd once the sergeant has looked at it.",
    "Looks like another one for the filing cabinet.",
    "The case is unlikely to result in a charge.",
    "Realistically we won't get a charge out of this.",
    "No chance of a conviction here, one word against another.",
    "Bit of a lost cause, but statement requested.",
    "Pointless taking a statement, she will retract by Monday.",
    "She was told by officers that nothing would come of it.",
    "It was never going to make court.",
    "Do not expect this enquiry to lead anywhere.",
    "Doubtful this will proceed.",
    "Probable NFA, awaiting interview.",
    "I explained to the victim that her report was going nowhere.",
    'PC Ash remarked: "This is a dead duck, mate."',
    "Little prospect of prosecution. IP spoken to at scene.",
    "Investigation isn't going to go any further, no independent witnesses as yet.",
    "We are wasting our time with this one.",
    "PC B told PC D he didn't see it going anywhere.",
    "PC B said to PC D: 'I can't see this one going any further'.",
    "He told his colleague that he did not see this incident progressing further.",
    "Suspect not yet spoken to. Likely NFA due to lack of evidence.",
    "This will end up being filed.",
    "CPS won't run this.",
    "CPS will never charge on this.",
    "It's a one on one so nothing we can do, NFA I expect.",
    "IP advised that the likelihood of a charge is very low.",
    "She was informed that without a statement the case would go nowhere.",
    "victim told it is unlikely to be taken any further",
    "Statement not taken as there is no realistic prospect of a prosecution.",
    "Not holding my breath on this one going to trial.",
    "This has NFA written all over it.",
    "Can't imagine this will make it past the sergeant.",
    "I would be surprised if this got to court.",
    "Allegation has no legs.",
    "No point doing house to house for this.",
    "Wasted journey, waste of police time.",
    "won't progress, ip drunk",
    "Spoke to PS Dunn, agreed this won't get anywhere.",
    "PC B was heard to say \u201cthis job is going nowhere\u201d.",
    "Statement to be taken but realistically it will be NFA'd.",
    "Cannot see CPS authorising a charge.",
    "Do not foresee any charges resulting.",
    "Incident unlikely to progress.",
    "I don't hold out much hope for this one.",
    "Expect this to be filed by the end of the week.",
    "Reckon this will fizzle out like the others.",
    "it is not worth the paperwork",
    "I did not think that the matter was going to go further.",
    "PC B's view was that this would not go anywhere.",
]

CLOSURE_QUIET = [
    "The suspect's Audi had two flat tyres and wasn't going anywhere.",
    "Cole was in handcuffs and was not going anywhere.",
    "The victim said \"there's no point, it won't go anywhere\".",
    "She told me she felt that reporting it had been a waste of time.",
    "Do you believe this will not progress?",
    "Why do you say there is no prospect of a charge here?",
    "Please record your reasons for thinking this will not proceed to charge.",
    "CPS reviewed the file on 4 May and decided there was no realistic prospect "
    "of conviction because the forensic result excluded the suspect.",
    "Decision: no further action. Evidential test not met, reasons explained to the victim in person.",
    "The application will be filed at the county court on Monday.",
    "Cole told officers they were wasting their time.",
    "The suspect was arrested for causing wasteful employment of the police and wasting police time.",
    "He has no prospect of getting his job back, he stated.",
    "The bus was going nowhere in the traffic.",
    "This case will go to CPS for early advice on Friday.",
    "All lines of enquiry remain open.",
    "The victim's greatest fear is that it won't go anywhere.",
    "No prospect of rain so scene left uncovered.",
    "Officers must not forecast that a report will be filed before enquiries are done.",
    "Victim feels that police will not take it any further.",
    "The victim asked whether it would go anywhere.",
    '"It\'s a waste of time talking to you lot," the suspect said.',
    "IP states she doesn't see the point in reporting as nothing ever happens.",
    "Her mother believes the case is going nowhere.",
    "The moped was not going anywhere after the crash.",
    "I told her that the investigation would continue and was not being closed.",
    "The investigation will be closed only after the inspector has reviewed every action.",
    "Case closed on 3 June: the suspect died on 1 June; the victim was told in person.",
    "Sergeant: what lines remain, and why do you think it will not progress?",
    "The case has not been filed and will not be filed until the phone is examined.",
    "There is a realistic prospect of conviction.",
    "It is likely the suspect will be charged.",
    "Section 5(2) wasting police time considered for the false report by Cole.",
    "Neighbour would not go any further than the gate.",
    "She got nowhere with the housing office.",
    "The path goes nowhere near the house.",
    "The suspect wrote 'it won't go anywhere, nobody believes you' to her.",
    "Do not tell a victim that her report is a waste of time.",
    "Cole told her the police would never get a conviction.",
    "The victim was worried the case would not go any further.",
    "CPS concluded that the evidential test was not met and there was no realistic prospect of conviction.",
    "The lift was stuck and was not going anywhere.",
    "I asked the victim why she felt it would not go anywhere.",
    "I told the victim that I could not say how the case would end.",
    "It was not possible to see the offence on the CCTV.",
    "Hart thinks there's no chance of a conviction.",
    "She couldn't get past him to the door.",
    "Cole laughed and said it would never get to court.",
    "Is there any line of enquiry left before this is filed?",
    "IP did not see where he went.",
    "The review criticised the entry 'NFA likely' on the log.",
]

DEROGATORY_FIRES = [
    "Caller is a known timewaster.",
    "She is just a drama queen.",
    "IP is mental.",
    "Spoke to the silly cow again, no change in her account.",
    "PC B said she was a lying slag.",
    "Regular caller, bit of a nutter.",
    "In my view the female is an attention seeker.",
    "Attended the address, the usual nutjob answered the door.",
    "The victim is a compulsive liar and I would not believe a word.",
    "Ex partner is a bunny boiler.",
    "He's a complete waste of space.",
    "She's off her rocker.",
    "Her mum is as thick as she is.",
    "Typical whinger, rings every weekend.",
    "The stupid woman has gone back to him again.",
    "IP crying wolf again.",
    "She is playing the victim.",
    "V1 is completely bonkers.",
    "PC B referred to the woman as a daft bint.",
    "Suspect is a scrote, well known to us.",
    "She's a nightmare and a proper time waster.",
    'PC B described the woman as a "silly cow" when asked why he had signed for her.',
    "When challenged PC B replied that she was a nutter.",
    "I know this one, she is a liar.",
    "IP a bit mental, rambling about cameras.",
    "Daft woman keeps having him back.",
    "Victim is a fantasist.",
    "Known alkie and attention seeker.",
    "She is nuts.",
    "He is a moron.",
    "Typical drama queen behaviour from the aggrieved.",
    "IP is clearly off her rocker",
    "Officer said \u201cshe\u2019s a slapper\u201d on the recording.",
    "Same old liar, same old story.",
    "The idiot let him back in.",
    "Miss Hart is a 'professional victim'.",
    "Caller cries wolf every weekend.",
    "She's not the full shilling.",
    "V1 is pathetic.",
    "What a stupid bitch.",
    "PC B called her a mad cow in front of the sergeant.",
    "Aggrieved is an absolute fruitcake.",
    "She is a manipulative liar.",
    "I think she is unhinged.",
    "The usual timewasters at number 12.",
    "Victim's a slag.",
    "Both as thick as each other, useless parents.",
    "PC B replied, 'She's a pain in the arse.'",
    "The old bag upstairs rang it in.",
    "Junkie, not credible.",
    "She needs to grow up, total drama queen.",
    "DC Marsh laughed and said she was off her head.",
]

DEROGATORY_QUIET = [
    "Cole called her a slag and spat at her.",
    'Text from suspect reads "you lying cow".',
    'He shouted "nutter" through the letterbox.',
    "The victim said he calls her 'mental' in front of the children.",
    "IP has mental health difficulties and a support worker.",
    "A Mental Capacity Act assessment was completed.",
    "The word 'timewaster' must not be used about a caller.",
    "Training covered why labels such as attention seeker do harm.",
    "Mr Nutter of 4 Mill Lane saw the assault.",
    "A cow was loose on the A57.",
    "The body was found near the slag heap.",
    "She was mad at him for taking the phone.",
    "She is not a liar and her account is supported by the phone records.",
    "The suspect stated that she is a liar.",
    "He had told everyone at work that she was crazy.",
    "PC Dale was drawing attention to the second door.",
    "He accused her of attention seeking when she asked to see a doctor.",
    "She described the argument as stupid.",
    "Cole admitted in interview that he'd told her she was a waste of space.",
    "The dog was going mental in the kitchen.",
    "Hart stated that Cole calls her a whore.",
    'Cole: "She\'s mental, ask anyone."',
    "On the recording he can be heard calling her a stupid bitch.",
    "The word slag was sprayed on her door.",
    "S1 referred to V1 as a psycho in messages.",
    "V1 was called a slut by S1 in front of the child.",
    "IP says she feels stupid for going back.",
    "IP has been referred to the mental health team.",
    "She was insane with worry, her sister said.",
    "Mental state examination completed at 1400.",
    "The suspect is alleged to have said \u2018you lying cow\u2019.",
    'PC Lowe challenged the use of "drama queen" in the log.',
    "He would scream that she was useless.",
    "Her ex has told the school she's a liar and a junkie.",
    "She works with cattle; the old cow had got out.",
    "The officer apologised for writing 'time waster' in the log.",
    "There is no evidence that she is an attention seeker.",
    "Nut allergy, carries an EpiPen.",
    "Voicemail: you're a psycho, you're nuts, nobody wants you.",
    "The letter said she was a waste of space.",
    "Cole told PC Dale that she was off her head.",
    "He messaged her: you fat cow, you're pathetic.",
    "Victim disclosed that he calls her useless and stupid every day.",
    "On his phone she is saved as 'Psycho'.",
    "She denied being a liar.",
    "Her mental health has got worse since he moved out.",
    "PC Nutter attended and took the statement.",
    "The neighbours heard a man yell 'slut' twice.",
    "Supervisor: 'attention seeker' is not a word we use; please amend.",
    "He told the court she was a fantasist.",
    "She is afraid people will think she is mad.",
    "Idiot-proof lock fitted to the back door.",
]

# Bags are also bags: marking this would mark luggage.
STILL_MISSED = ["The old bag upstairs rang it in."]

CASE = {
    "victim": {"names": ["Amy Hart", "Hart"], "refs": ["IP"], "pronouns": "she"},
    "suspect": {"names": ["Cole"], "pronouns": "he"},
    "officer": {"names": ["Khan"]},
}


def found(text: str, **told: object) -> list[str]:
    return [finding.family for finding in find(text, **told)]  # type: ignore[arg-type]


def examples(kind: str) -> list[object]:
    rules = shipped().rules
    return [pytest.param(rule, text, id=f"{rule.id}-{text[:40]}") for rule in rules for text in getattr(rule, kind)]


@pytest.mark.parametrize(("rule", "text"), examples("fires"))
def test_examples_that_fire(rule: Rule, text: str) -> None:
    assert rule.id in [finding.rule for finding in find(text)]


@pytest.mark.parametrize(("rule", "text"), examples("quiet"))
def test_examples_that_stay_quiet_for_every_rule(rule: Rule, text: str) -> None:
    assert find(text) == []


def test_sentences_written_before_the_rules() -> None:
    """First runs, fired/quiet. Early closure: 13/20 19/19, 11/20 19/20, 9/12 9/12.
    Derogatory: 16/20 20/20, 19/20 17/20, 10/12 11/12."""
    missed = [text for text in CLOSURE_FIRES if EARLY not in found(text)]
    missed += [text for text in DEROGATORY_FIRES if DEROGATORY not in found(text)]
    assert missed == STILL_MISSED
    assert [text for text in CLOSURE_QUIET + DEROGATORY_QUIET if find(text)] == []


def test_families_are_what_a_lesson_may_name() -> None:
    assert {DEROGATORY, EARLY, "wording.demeanour", "wording.minimising", "wording.refused"} <= set(families())


def test_a_finding_says_where_why_and_on_whose_authority() -> None:
    text = "Spoke to IP at 1410 hrs. NFA likely, she is still with him."
    assert find(text) == [
        Finding(
            start=25, end=35, rule="will-be-closed", family=EARLY, principle="no_assumptions",
            severity="change",
            reason=find(text)[0].reason, source="learning-the-lessons-45 case 1", text="NFA likely",
        )
    ]  # fmt: skip
    assert "before the lines of enquiry are done" in find(text)[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "I don't see this going anywhere.",
        "I didn't see this going anywhere.",
        "dont see this going anywhere",
        "DON'T SEE THIS GOING ANYWHERE",
        "PC B told PC D he didn\u2019t see this going anywhere.",
        "PC B does not see this going anywhere.",
        "This was not going anywhere.",
        "This is\nnot going anywhere.",
        "1410 IP SPOKEN TO\n1412 NFA LIKELY\n1415 RESUMED",
    ],
)
def test_tenses_telegraphese_capitals_and_line_ends(text: str) -> None:
    assert found(text) == [EARLY]


def test_people_say_who_speaks_and_who_is_spoken_of() -> None:
    assert found("Khan told her this would not go anywhere.", people=CASE) == [EARLY]
    assert found("Hart told her sister this would not go anywhere.", people=CASE) == []
    assert found("Hart is mental.", people=CASE) == [DEROGATORY]
    assert found("Cole says Hart is mental.", people=CASE) == []
    assert find("", people={}) == []


@pytest.mark.parametrize(
    "text",
    [
        'The victim said: "He hit me. I told nobody. It won\'t go anywhere and I am a liar to them."',
        "The victim said: \u201cIt won\u2019t go anywhere.\u201d",
        "\u201cIt won\u2019t go anywhere,\u201d she said.",
        "In her words, 'it won't go anywhere'.",
        'Her statement reads: "I felt mental. NFA likely, they said."',
    ],
)
def test_words_of_the_victim_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_an_officer_is_quoted_as_the_records_own_view() -> None:
    assert found('PC B said, "This won\'t go anywhere."') == [EARLY]
    assert found('"She\'s a liar," said PC B.') == [DEROGATORY]
    assert found("PC B called her a 'slag'.") == [DEROGATORY]
    assert found("The review found that officers had described her as a 'slag'.") == []


def test_an_unmatched_quotation_mark_hides_nothing() -> None:
    assert quotations('She said "I was scared. NFA likely.') == []
    assert found('She said "I was scared.\nNFA likely. Knife with a 6" blade.') == [EARLY]
    assert quotations('He said "no. She said "yes" and left') == [(22, 27)]
    assert quotations("the boys' mum isn't at 'home' today") == [(23, 29)]


def test_two_insults_are_two_findings_and_one_stretch_is_one() -> None:
    text = "She is a liar. She is also a nutter."
    assert [finding.text for finding in find(text)] == ["liar", "nutter"]
    assert len(find("It is not going anywhere, waste of time.")) == 2
    assert len(find("I don't think this is going anywhere.")) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x01\x7f", '"', "'", "?", "\u201c", "\ud83d", "ªº"])
def test_texts_with_nothing_in_them(text: str) -> None:
    assert find(text) == []


def test_control_characters_and_odd_letters_do_not_move_a_finding() -> None:
    for before in ("\x07\x00 ", "İİİ. ", "ﬁ ß \u00a0", "ªªª. ", "\u200b. "):
        text = f"{before}NFA\tlikely."
        assert [(one.start, one.text) for one in find(text)] == [(len(before), "NFA\tlikely")]
        assert len(shape(text, CASE, frozenset())) == len(text)


PIECES = [
    "NFA",
    "likely",
    "'",
    '"',
    "\u201c",
    "\u201d",
    ". ",
    "?",
    "\n",
    "she",
    "said",
    "PC B",
    "is a",
    "liar",
    ":",
    "\x00",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map(" ".join))
def test_any_text_gives_findings_that_lie_in_it(text: str) -> None:
    for one in find(text):
        assert text[one.start : one.end] == one.text != ""


def test_a_megabyte_is_read_to_its_end() -> None:
    for filler in (
        "this is not ",
        "a",
        " ",
        '"',
        "it's 'a ",
        "Ab ",
        "I said she is not a ",
        "time-",
        "\n",
        ",not",
    ):
        text = filler * (1_000_000 // len(filler)) + ". \nNFA likely."
        assert find(text)[-1].text == "NFA likely"


def test_hits_grow_with_the_text_and_stay_where_they_are() -> None:
    line = "PC B said this won't go anywhere. The victim said 'she is a liar'.\n"
    once = find(line)
    many = find(line * 1000)
    assert len(many) == 1000 * len(once) == 1000
    assert [one.start for one in many[:3]] == [once[0].start + n * len(line) for n in range(3)]


WORDS = "classes:\n" + "".join(f"  {name}: [x{at}]\n" for at, name in enumerate(ENGINE_CLASSES))
GOOD = """\
family: wording.test
lang: en
principle: neutral_language
severity: consider
reason: Because.
source: learning-the-lessons-45 principle 2
classes: {bad: [rotten]}
rules:
  - id: rotten
    frames: ["{bad} ..2 apple"]
    examples:
      fires: [Rotten apple., Rotten red apple., A rotten apple.]
      quiet: [Apple., Rotten., Apple rotten.]
"""


def test_a_new_family_is_content_only() -> None:
    book = read_rulebook([("words.yaml", WORDS), ("test.yaml", GOOD)])
    assert families(book) == ("wording.test",)
    assert [one.text for one in find("A rotten old apple.", rulebook=book)] == ["rotten old apple"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("wording.test", "wording.other", "test.yaml:1: the family 'wording.other' belongs in other.yaml"),
        ("wording.test", "Test", "is not a family"),
        ("lang: en", "lang: xx", "test.yaml:2: 'xx' is not a language here"),
        ("neutral_language", "kindness", "rule rotten: principle 'kindness' is not known"),
        ("consider", "shout", "rule rotten: severity 'shout' is not known"),
        ("reason: Because.", "about: x", "rule rotten: a reason, told to the officer"),
        ("45 principle 2", "46", "rule rotten: source 'learning-the-lessons-46' is not known"),
        ("{bad} ..2", "{worse} ..2", "test.yaml:10: rule rotten: there is no word class 'worse'"),
        ("{bad} ..2", "{bad} ..9", "at most ..6"),
        ("{bad} ..2", "..2", "not at the start"),
        ("{bad} ..2", "{bad} (a+)+", "is not a word, a {class}"),
        ("[rotten]", "[no]", "word class 'bad': False is read as a value, not a word"),
        ("[rotten]", "[Rotten]", "write small letters"),
        ("[rotten]", "[]", "word class 'bad' has no words"),
        ("{bad: [rotten]}", "{bad: [rotten], to: [a]}", "is in words.yaml already"),
        ("Rotten apple., ", "", "at least 3 examples that fire"),
        ("Rotten., ", "", "at least 3 examples that stay quiet"),
        ("id: rotten", "id: Not An Id", "is not an id"),
        ("    frames:", "    frame: x\n    frames:", "'frame' is not a key here"),
        ("    frames:", "    guards: {quiet_in: [church]}\n    frames:", "'church' is not a region"),
        ("    frames:", "    guards: {unless: ['{nobody}']}\n    frames:", "there is no word class 'nobody'"),
        ("  - id: rotten\n", "  - {}\n  - id: rotten\n", "rule 0: examples, frames, id must be given"),
        ("rules:\n", "rules: x\nother:\n", "here belongs a list of rules"),
    ],
)
def test_a_mistake_in_a_phrase_file_is_told_with_its_place(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(Refused) as refused:
        read_rulebook([("words.yaml", WORDS), ("test.yaml", GOOD.replace(old, new, 1))])
    assert says in str(refused.value)


def test_a_rule_id_stands_for_one_rule_and_shared_words_are_needed() -> None:
    twice = GOOD + GOOD[GOOD.index("  - id") :]
    with pytest.raises(Refused, match="two rules have the id 'rotten'"):
        read_rulebook([("words.yaml", WORDS), ("test.yaml", twice)])
    with pytest.raises(Refused, match=r"there is no words\.yaml"):
        read_rulebook([("test.yaml", GOOD)])
    with pytest.raises(Refused, match="the word class 'officer' is missing"):
        read_rulebook([("words.yaml", WORDS.replace("officer", "others"))])


def test_the_parts_of_a_frame() -> None:
    classes = {"mad": ["time-waster", "won't go/going far"], "soft": ["very"], "work": ["health"]}
    frame = compile_frame("{mad} {soft}? !{work}", classes)
    for text in ("time-waster", "time waster", "timewaster", "wont going far", "won't go far very"):
        assert frame.pattern.search(text), text
    for text in ("time-wasters", "overtime waster", "time waster health", "won't stay far"):
        assert not frame.pattern.search(text), text
    assert compile_frame("^ bin $", {}).pattern.search("done. bin, she went")
    assert not compile_frame("^ bin $", {}).pattern.search("the bin lorry")
    with pytest.raises(FrameError, match="has no word that must be there"):
        compile_frame("{soft}?", classes)

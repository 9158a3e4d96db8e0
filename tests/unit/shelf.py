"""A small library on disk, with two lessons that check clean, for tests that spoil one thing in it."""

from __future__ import annotations

from pathlib import Path

from watchword.lessons.check import Report, check_library
from watchword.problems import Problem

AROUND = {
    "states/risk_grade.yaml": """
id: risk_grade
title: Risk level
per: [victim, suspect]
value: {fact: risk_assessed, field: grade}
otherwise: ungraded
""",
    "states/open_cases.yaml": """
id: open_cases
title: Open investigations between them
per: pair
things: investigation
begins: [{fact: crime_recorded}]
ends: [{fact: investigation_closed}]
each: {fact: allocated, field: officer}
""",
    "states/under_arrest.yaml": """
id: under_arrest
title: Suspect under arrest
per: suspect
begins: [{fact: arrested}]
ends: [{fact: charged}]
""",
    "clocks/countersign.yaml": """
id: countersign
title: Countersign a risk assessment
basis: local_policy
unverified: true
cites: [{source: force-policy, at: countersigning}]
values: [{from: 2015-01-01, length: 8 hours}]
""",
    "clocks/attendance.yaml": """
id: attendance
title: Attend a call
basis: local_policy
cites: [{source: force-policy}]
choose: field:grade
values: [{from: 2015-01-01, lengths: {emergency: 15 minutes, priority: 60 minutes}, otherwise: 48 hours}]
""",
    "roles/attending_officer.yaml": "id: attending_officer\ntitle: Attending officer\nrank: 1\nnext: sergeant\n",
    "roles/sergeant.yaml": "id: sergeant\ntitle: Sergeant\nrank: 2\nnext: inspector\n",
    "roles/inspector.yaml": "id: inspector\ntitle: Inspector\nrank: 3\n",
    "sources/force-policy.yaml": "id: force-policy\ntitle: Policy of the force\n",
}

# A response: an assessment is signed within eight hours by somebody else, a sergeant or above.
SIGNED = """
id: signed
title: Somebody else reads each risk assessment and signs it
status: live
severity: high
basis: local_policy
effective: {from: 2021-04-01}
why: A second reader has the distance.
cites:
  - {source: force-policy, at: countersigning}
per: task
when: {fact: risk_assessed, where: {secondary: no}}
must:
  - {fact: risk_countersigned, who: [someone_else, sergeant or above], within: clock:countersign}
owner: sergeant
ladder: [{at: due, tell: inspector}]
endings: {refused: no, could_not: [sergeant]}
ask: Read the assessment, agree or change the level, and sign.
examples:
  - name: Nobody signs it
    facts:
      - {at: "D+0 09:00", kind: risk_assessed}
    now: "D+1 09:00"
    expect: not met
  - name: Signed as the eight hours end
    facts:
      - {at: "D+0 09:00", kind: risk_assessed}
      - {at: "D+0 17:00", kind: risk_countersigned, by: sergeant}
    expect: met
  - name: Signed a minute later
    facts:
      - {at: "D+0 09:00", kind: risk_assessed}
      - {at: "D+0 17:01", kind: risk_countersigned, by: sergeant}
    expect: late
  - name: A specialist's second assessment
    facts:
      - {at: "D+0 09:00", kind: risk_assessed, data: {secondary: yes}}
    expect: quiet
  - name: An assessment put off
    facts:
      - {at: "D+0 09:00", kind: risk_assessment_deferred}
    expect: quiet
  - name: Nobody knows when it was signed
    facts:
      - {at: "D+0 09:00", kind: risk_assessed}
      - {recorded_at: "D+1 17:00", kind: risk_countersigned, by: sergeant}
    now: "D+2 09:00"
    expect: cannot tell
"""

# A gate and a form: before release, history was considered; the record says why.
RELEASE = """
id: release
title: History is considered before release
status: live
severity: high
basis: case
effective: {from: 2021-04-01}
why: What somebody did before tells what may come.
cites:
  - {source: force-policy}
per: [suspect, custody]
when: {fact: released, where: {route: bail}}
given:
  - {state: under_arrest}
must:
  - {already: {fact: history_considered, same: suspect, last: 24 hours}}
  - {itself: {reason|missing: no}}
owner: sergeant
ladder: [{at: due, tell: inspector}]
endings: {refused: no}
ask: Look at the history, then decide.
examples:
  - name: Nobody looked
    facts:
      - {at: "D+0 09:00", kind: arrested}
      - {at: "D+0 18:00", kind: released, about: {custody: custody}, data: {route: bail, reason: Enquiries go on.}}
    expect: not met
  - name: Looked at in the same minute
    facts:
      - {at: "D+0 09:00", kind: arrested}
      - {at: "D+0 18:00", kind: history_considered}
      - {at: "D+0 18:00", kind: released, about: {custody: custody}, data: {route: bail, reason: Enquiries go on.}}
    expect: met
  - name: Charged
    facts:
      - {at: "D+0 09:00", kind: arrested}
      - {at: "D+0 18:00", kind: released, about: {custody: custody}, data: {route: charged_and_held}}
    expect: quiet
  - name: Never under arrest
    facts:
      - {at: "D+0 18:00", kind: released, about: {custody: custody}, data: {route: bail, reason: None held.}}
    expect: quiet
  - name: Nobody knows when history was considered
    facts:
      - {at: "D+0 09:00", kind: arrested}
      - {recorded_at: "D+0 19:00", kind: history_considered}
      - {at: "D+0 18:00", kind: released, about: {custody: custody}, data: {route: bail, reason: Enquiries go on.}}
    expect: cannot tell
"""


class Folder:
    """Content files in a folder. `put` writes one of them anew."""

    def __init__(self, folder: Path):
        self.folder = folder

    def put(self, name: str, text: str) -> Path:
        """Writes a file; its first line is its first line of text."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
        return path

    def spoil(self, name: str, old: str, new: str) -> int:
        """Changes one thing in a file, which must be there once; returns the line it stands on."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1


class Shelf(Folder):
    """The small library in a folder."""

    def __init__(self, folder: Path):
        super().__init__(folder)
        for name, text in AROUND.items():
            self.put(name, text)
        self.put("lessons/risk/signed.yaml", SIGNED)
        self.put("lessons/custody/release.yaml", RELEASE)

    def check(self) -> Report:
        """What `lessons check` says of it."""
        return check_library(shipped=self.folder)

    def problem(self, code: str) -> Problem:
        """The one problem with that code; fails, naming all, when there is none or there are more."""
        problems = self.check().problems
        found = [problem for problem in problems if problem.code == code]
        assert len(found) == 1, "\n".join(f"{p.code}: {p}" for p in problems) or "nothing was found"
        return found[0]

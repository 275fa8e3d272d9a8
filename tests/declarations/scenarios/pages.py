"""A scenario on one page, to be changed by a test."""

PAGE = """\
ccg: NHS Invented CCG
date: 2018-03-01
committee:
  name: PCCC
  kind: pccc
  level: delegated
  terms: {quorum: {minimum: 2, require: [{any_of: [lay]}]}, lay_executive_majority: true}
organisations:
- {name: Harbourside Ltd, kind: company}
people:
- {id: lay1, seat: {office: Lay chair, category: lay, voting: true, chair: true}, confirmed: 2018-01-10}
- {id: exec1, seat: {office: Chief officer, category: executive, voting: true}, confirmed: 2018-01-10}
- id: gp1
  seat: {office: GP member, category: gp, voting: true}
  confirmed: 2018-01-10
  interests:
  - {category: financial, direct: true, role: employee, in: Harbourside Ltd, from: 2012-01-01}
  - {category: financial, direct: false, relationship: spouse, role: director, in: Harbourside Ltd, from: 2015-06-01}
items:
- id: "6"
  title: Award of the minor surgery contract
  kind: contract_award
  decision: true
  concerns: [{organisation: Harbourside Ltd, as: bidder}]
expect:
- {item: "6", person: gp1, outcome: flag, step: leave, also: [no_papers]}
- {item: "6", quorate: true, chair: lay1}
"""


def page(*changes: tuple[str, str]) -> str:
    """The page with each first text replaced by the second; a text that is not there fails the test that asks."""
    changed = PAGE
    for old, new in changes:
        assert old in changed, old
        changed = changed.replace(old, new)
    return changed

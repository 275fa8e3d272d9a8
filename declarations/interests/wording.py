"""The guidance's types of interest, relationships and groups in plain words, as the forms put them."""

from coi_register.choices import choices_of
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    STEP_LABELS,
    InterestCategory,
    Relationship,
    Step,
)
from declarations.interests.questions import INDIRECT, Where

# R1.7, R1.9: what the guidance's examples come to
EXAMPLES = {
    InterestCategory.FINANCIAL: (
        "You could gain or lose money: a partner, director, shareholder, owner, employee or consultant; "
        "private practice, other paid work, a grant, or fees from a provider."
    ),
    InterestCategory.NON_FINANCIAL_PROFESSIONAL: (
        "Your standing or career could benefit: a GP with a special interest, an unpaid adviser or researcher, "
        "an active member of a specialist body, an advocate for a group of patients."
    ),
    InterestCategory.NON_FINANCIAL_PERSONAL: (
        "You could benefit in another way: a volunteer or trustee of a charity, a member of a pressure group, "
        "a patient who needs a treatment that is decided on."
    ),
}
INDIRECT_EXAMPLE = (
    "It belongs to somebody close to you, for example your wife is a director of a provider. "
    "Choose this even when you gain nothing yourself."
)

KINDS = [(key.value, INTEREST_CATEGORY_LABELS[key]) for key in EXAMPLES] + [(INDIRECT, "Indirect")]
KIND_HINTS = {key.value: says for key, says in EXAMPLES.items()} | {INDIRECT: INDIRECT_EXAMPLE}

# R1.12
RELATIONSHIP_HINTS = {
    Relationship.CLOSE_RELATIVE.value: "Parent, grandparent, child, grandchild, brother or sister.",
    Relationship.BUSINESS_PARTNER.value: "For a GP partner, this includes your fellow partners.",
}
RELATIONSHIPS = choices_of(RELATIONSHIP_LABELS)

THEIR_KINDS = [(key.value, INTEREST_CATEGORY_LABELS[key]) for key in EXAMPLES]
THEIR_HINTS = {
    InterestCategory.FINANCIAL.value: "They could gain or lose money.",
    InterestCategory.NON_FINANCIAL_PROFESSIONAL.value: "Their standing or career could benefit.",
    InterestCategory.NON_FINANCIAL_PERSONAL.value: "They could benefit in another way.",
}

WHERE = [
    (Where.ORGANISATION.value, "One organisation"),
    (Where.GROUP.value, "A whole group of providers"),
    (Where.TOPIC.value, "A subject"),
    (Where.WORDS.value, "None of these"),
]
WHERE_HINTS = {
    Where.ORGANISATION.value: "A practice, company, trust, charity or other body.",
    Where.GROUP.value: "For example all pharmacies.",
    Where.TOPIC.value: "For example dermatology.",
    Where.WORDS.value: "You describe it in your own words. It cannot be matched to an agenda, so people will have to read it.",
}

GROUPS = choices_of(AFFECTED_CLASS_LABELS)
ROLES = choices_of(INTEREST_ROLE_LABELS)

# R7.7, lightest first
STEPS = choices_of(STEP_LABELS)
STEP_HINTS = {
    Step.NOTE.value: "The interest is noted in the minutes.",
    Step.LEAVE_FOR_DECISION.value: "They may speak to the item, then leave before the decision.",
    Step.LEAVE.value: "They leave for the whole of the item.",
    Step.NOT_ATTEND.value: "They do not come to the meeting.",
}

# R2.8, field 6; R2.15: it is asked for here, and decided by the Guardian
PUBLISH = [("yes", "Yes"), ("no", "No, I ask that it is withheld")]
PUBLISH_HINTS = {"no": "The Conflicts of Interest Guardian decides. It counts at meetings all the same."}

DO_NOT_NAME = "Do not give their name"

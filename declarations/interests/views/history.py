"""What was done to one interest, and to all that a person declared."""

from coi_register.audit.views import history_page
from declarations.interests import cards, selectors
from declarations.interests.presenters.person import back_to_holder, back_to_person

of_interest = history_page(
    action="read_declaration",
    get=selectors.interest_for,
    title_of=cards.heading_of,
    back=back_to_holder,
)

of_person = history_page(
    action="read_declaration",
    get=selectors.person_for,
    related=selectors.history_of,
    back=back_to_person,
)

"""The deeds of a declaration, each in the module of what it is about."""

from declarations.interests.services.declaring import amend, cease, declare
from declarations.interests.services.keeping import agree_mitigation, attest, tie
from declarations.interests.services.speaking import confirm, go_through, nil_return

__all__ = ["agree_mitigation", "amend", "attest", "cease", "confirm", "declare", "go_through", "nil_return", "tie"]

"""To whose chain an event belongs: the CCG to which a path leads from the row, or the platform's."""

from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

PLATFORM = "platform"
ITSELF = "itself"  # the row is the CCG

# By model: the fields that lead from a row to its CCG. A model with a field `ccg` needs no line.
PATHS: Mapping[str, str] = {
    "accounts.Invitation": "user__ccg",
    "accounts.Letter": "to__ccg",
    "accounts.StepLost": "user__ccg",
    "committees.Organisation": ITSELF,
    "committees.ActsFor": "person__ccg",
    "committees.Manages": "staff__ccg",
    "committees.TermsOfReference": "committee__ccg",
    "committees.Seat": "committee__ccg",
    "committees.Holding": "seat__committee__ccg",
    "committees.Convening": "meeting__ccg",
    "committees.Item": "meeting__ccg",
    "committees.Attendance": "meeting__ccg",
    "committees.ItemFor": "item__meeting__ccg",
    "committees.Concern": "item__meeting__ccg",
    "committees.Contributor": "item__meeting__ccg",
    "committees.ItemAbsence": "item__meeting__ccg",
    "committees.Paper": "item__meeting__ccg",
    "committees.Version": "paper__item__meeting__ccg",
    "declarations.Interest": "person__ccg",
    "declarations.Confirmation": "person__ccg",
    "declarations.Review": "interest__person__ccg",
    "declarations.Query": "interest__person__ccg",
    "declarations.Offer": "person__ccg",
    "declarations.ImportAnswer": "of__ccg",
    "declarations.Asked": "campaign__ccg",
    "declarations.Reminder": "asked__campaign__ccg",
    "declarations.Digest": "campaign__ccg",
    "declarations.Result": "asked__campaign__ccg",
    "declarations.Change": "meeting__ccg",
    "declarations.Look": "meeting__ccg",
    "declarations.Issue": "meeting__ccg",
    "declarations.PackRun": "meeting__ccg",
    "declarations.Pack": "run__meeting__ccg",
    "declarations.Served": "meeting__ccg",
    "declarations.Ruling": "item__meeting__ccg",
    "declarations.NoParty": "item__meeting__ccg",
    "declarations.ChosenChair": "item__meeting__ccg",
    "declarations.Sitting": "meeting__ccg",
    "declarations.Discussion": "item__meeting__ccg",
    "declarations.Movement": "sitting__meeting__ccg",
    "declarations.Vote": "item__meeting__ccg",
    "declarations.Declared": "item__meeting__ccg",
    "declarations.Minutes": "meeting__ccg",
    "declarations.Passage": "minutes__meeting__ccg",
    "declarations.Approval": "minutes__meeting__ccg",
    "declarations.Answer": "item__meeting__ccg",
    "declarations.Tick": "meeting__ccg",
    "declarations.StageReached": "procurement__ccg",
    "declarations.Supplier": "procurement__ccg",
    "declarations.SupplierCheck": "supplier__procurement__ccg",
    "declarations.InterestMet": "found_by__supplier__procurement__ccg",
}

# What belongs to no CCG, or to several at once, with the reason.
OF_THE_PLATFORM: Mapping[str, str] = {
    "audit.Deed": "may touch several CCGs; PostgreSQL moves it to the first CCG that it touched",
    "accounts.User_groups": "a setting of the whole site",
    "accounts.User_user_permissions": "a setting of the whole site",
    "committees.OrganisationName": "practices and providers are shared by all CCGs",
    "committees.Link": "ties two organisations that are shared by all CCGs",
    "account.EmailAddress": "of a sign-in, not of a register",
    "account.EmailConfirmation": "of a sign-in, not of a register",
    "mfa.Authenticator": "of a sign-in, not of a register",
    "socialaccount.SocialAccount": "of a sign-in, not of a register",
    "socialaccount.SocialApp": "a setting of the whole site",
    "socialaccount.SocialToken": "of a sign-in, not of a register",
    "proof.Key": "of a sign-in, not of a register",
    "proof.Cosignature": "of a sign-in, not of a register",
    "auth.Group": "a setting of the whole site",
    "auth.Group_permissions": "a setting of the whole site",
}


def genesis(chain: str) -> str:
    """What stands as the hash before a chain's first event."""
    return sha256(f"coi_register log {chain}".encode()).hexdigest()


def linked(prev: str, text: str) -> str:
    """The hash of an event over the stored bytes of its text and the hash before it."""
    return sha256(f"{prev}\n{text}".encode()).hexdigest()


def plain_key(stored: object) -> str:
    """A key as text; SQLite stores a UUID without its dashes, and it is written with them."""
    text = str(stored)
    if len(text) == 32 and all(letter in "0123456789abcdef" for letter in text):
        return str(UUID(text))
    return text

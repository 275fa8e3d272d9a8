"""The accounts of the demo, shown on its sign-in page and made by its loader."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LIST = Path(__file__).with_name("demo_accounts.yaml")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An invented person's account; `comes_for` says what to try with it."""

    key: str
    email: str
    name: str
    role: str
    comes_for: str
    password: str


@cache
def demo_accounts() -> tuple[DemoAccount, ...]:
    """The accounts in the order in which the sign-in page offers them."""
    told = yaml.safe_load(LIST.read_text())
    return tuple(DemoAccount(**account, password=told["password"]) for account in told["accounts"])

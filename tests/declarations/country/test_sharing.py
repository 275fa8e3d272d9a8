"""The CCGs are shared out among processes, each of which is born with what it needs."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pytest

from declarations.country import gather
from declarations.country.sharing import shared_out


def told(ccgs: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return [names[ccg] for ccg in ccgs]


@pytest.mark.django_db(transaction=True)
def test_each_process_does_its_share_with_what_cannot_be_sent_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "ccgs", lambda: ["a", "b", "c"])
    names = MappingProxyType({"a": "Ada", "b": "Basil", "c": "Cora"})
    assert shared_out(told, names, processes=2) == [["Ada", "Cora"], ["Basil"]]


@pytest.mark.django_db
def test_in_a_transaction_one_process_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "ccgs", lambda: ["a", "b"])
    assert shared_out(told, {"a": "Ada", "b": "Basil"}, processes=2) == [["Ada", "Basil"]]

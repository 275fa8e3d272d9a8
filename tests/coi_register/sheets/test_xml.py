"""Whatever text there is, XML that holds it can be read, and says the same but for what XML cannot say."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from coi_register.sheets.xml import REFUSED, STANDS_FOR_THEM, quoted, written

ANY = st.text(max_size=20)


@given(ANY)
@settings(max_examples=50)
def test_text_is_read_back_but_for_what_xml_cannot_say(text: str) -> None:
    assert (ElementTree.fromstring(f"<a>{written(text)}</a>").text or "") == REFUSED.sub(STANDS_FOR_THEM, text)  # noqa: S314


@given(ANY)
@settings(max_examples=50)
def test_an_attribute_is_read_back_too(text: str) -> None:
    assert ElementTree.fromstring(f'<a b="{quoted(text)}"/>').get("b") == REFUSED.sub(STANDS_FOR_THEM, text)  # noqa: S314

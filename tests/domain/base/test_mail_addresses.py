"""One rule of e-mail addresses, wherever one is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest

NONE = [
    "@",
    "aino",
    "a@b",
    "a@localhost",
    "a@test",
    "a@kunta.local",
    "a@[127.0.0.1]",
    "a@b.fi\nx",
    "a@b.fi\r\nBcc: c@d.fi",
    "a\x00@b.fi",
    "a@b.fi,c@d.fi",
    "a@b.fi>, <c@d.fi",
    "Aino <a@b.fi>",
    f"a@{'x' * 64}.fi",
    f"{'a' * 65}@b.fi",
    f"a@{'x.' * 130}fi",
    "jörg@b.fi",
    '"a b"@b.fi',
    "a..b@b.fi",
    "a@-b.fi",
    "a@b..fi",
    "\ud800@b.fi",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_what_no_mail_server_takes_is_refused_in_one_printable_line(text: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_mail_address(text)
    assert str(refused.value).isprintable()
    assert "name@example.org" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("aino@aukio.example", "aino@aukio.example"),
        (" Aino.K+kirjasto@AUKIO.example ", "Aino.K+kirjasto@aukio.example"),
        ("aino@müller.de", "aino@xn--mller-kva.de"),
        ("aino@kunta.internal", "aino@kunta.internal"),
        ("o'neil@aukio.test", "o'neil@aukio.test"),
    ],
)
def test_an_address_is_kept_as_a_mail_server_takes_it(text: str, kept: str) -> None:
    assert read_mail_address(text) == kept
    assert read_mail_address(kept) == kept


@given(st.text(max_size=30) | st.from_regex(r"[^@]{0,8}@[^@]{0,20}", fullmatch=True))
def test_any_text_is_an_ascii_address_or_a_mistake(text: str) -> None:
    try:
        kept = read_mail_address(text)
    except BadRequest:
        return
    assert kept.isascii()
    assert kept.isprintable()
    assert not set(kept) & set(' ,;<>()[]:\\"')
    assert read_mail_address(kept) == kept

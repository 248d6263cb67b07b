"""The head of a notice: its contacts, some of them roles, and somebody's own words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import Contact, Names
from aukio.domain.facts.notices import Quotation, RoleRef
from aukio.formats.notices.head_data import people_from_data, people_to_data, quotation_from_data, quotation_to_data
from aukio.formats.values.keys import Misfit
from tests.formats.values import contacts, names, several, slugs, words

people = several(contacts | st.builds(RoleRef, slugs))
quotations = st.builds(Quotation, names, slugs, st.just(Names()), st.just("") | words) | st.builds(
    Quotation, names.filter(bool), title=names.filter(bool), name=st.just("") | words
)


@given(people)
def test_contacts_and_roles_read_back_as_they_were(everybody: tuple[Contact | RoleRef, ...]) -> None:
    assert people_from_data(json.loads(json.dumps(people_to_data(everybody)))) == everybody


@given(quotations.filter(lambda quote: bool(quote.text)))
def test_a_quotation_reads_back_as_it_was(quote: Quotation) -> None:
    assert quotation_from_data(json.loads(json.dumps(quotation_to_data(quote)))) == quote


def test_no_quotation_is_no_data() -> None:
    assert quotation_to_data(None) == {}
    assert quotation_from_data({}) is None


def test_a_role_that_is_not_declared_is_a_misfit_with_a_guess() -> None:
    with pytest.raises(Misfit, match=r"\[1\].role: no role 'manger'; did you mean 'manager'\?"):
        people_from_data([{"phone": "+358401234567"}, {"role": "manger"}], {"manager", "director"})
    with pytest.raises(Misfit, match="role: no role 'x'"):
        quotation_from_data({"text": "We cope.", "role": "x"}, ())


def test_a_role_has_no_label_of_its_own() -> None:
    with pytest.raises(Misfit, match=r"\[0\].label: a role has a title of its own"):
        people_from_data([{"role": "manager", "label": "Manager"}])

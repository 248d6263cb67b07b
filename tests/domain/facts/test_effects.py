"""What no effect can be: values that would lie are refused at birth."""

from collections.abc import Callable

import pytest

from aukio.domain.facts.effects import Capacity, CapacityOf, Effect, Guidance, Strength


@pytest.mark.parametrize(
    ("made", "because"),
    [
        (lambda: Capacity(CapacityOf.VISITORS, ratio=1.1), "between 0 and 1"),
        (lambda: Capacity(CapacityOf.VISITORS, ratio=-0.1), "between 0 and 1"),
        (lambda: Capacity(CapacityOf.VISITORS, ratio=float("nan")), "between 0 and 1"),
        (lambda: Capacity(CapacityOf.VISITORS, max=-1), "not negative"),
        (lambda: Guidance("companions_at_most", Strength.MUST, float("inf")), "finite"),
        (lambda: Guidance("companions_at_most", Strength.MUST, float("nan")), "finite"),
    ],
    ids=["too-much", "less-than-nothing", "ratio-nan", "max-negative", "infinite", "nan"],
)
def test_a_number_that_means_nothing_is_refused(made: Callable[[], Effect], because: str) -> None:
    with pytest.raises(ValueError, match=because):
        made()

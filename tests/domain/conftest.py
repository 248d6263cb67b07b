"""The rules, tested without Django: ``pytest tests/domain`` reads pytest.toml beside this file."""

from tests import depth

__all__ = ["depth"]  # it sets how Hypothesis tries examples

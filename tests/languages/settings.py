"""Django's settings with the made-up language: its row is registered before anything reads the registry."""

import os
from pathlib import Path

from aukio.domain.base.languages import LanguageRow, register
from tests.languages.tiny import CODE

register(LanguageRow(CODE, "qaa-qaa", "Made-up", "tests.languages.tiny", CODE, "en-GB", fallback="en", point="."))

from aukio.config.settings import *  # noqa: E402, F403  # the row comes first: settings are made from the registry
from aukio.config.settings import LOCALE_PATHS  # noqa: E402  # as above

LOCALE_PATHS = [*LOCALE_PATHS, Path(os.environ["AUKIO_TEST_CATALOGUE"])]

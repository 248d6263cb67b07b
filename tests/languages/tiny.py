"""A made-up language: English words with a mark in front, so that a page shows which words are its own.

It stands for a wording package that the house has never seen; the registry finds it by the name of this module.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import wraps
from typing import Any

from aukio.domain.base.closed_sets import Partial
from aukio.domain.wording import en
from aukio.domain.wording.messages import First
from aukio.domain.wording.typed_words import TypedWords
from aukio.domain.wording.when import PlainWhen

CODE = "qaa"
MARK = "§"
INTERFACE = {"Search": "§search§"}
"""The one message of its catalogue; every other is shown as the source has it."""


def _marked(say: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(say)
    def said(*args: Any, **kwargs: Any) -> Any:
        text = say(*args, **kwargs)
        if isinstance(text, PlainWhen):
            return PlainWhen(*(each and f"{MARK}{each}" for each in (text.head, text.behind)))
        return f"{MARK}{text}" if text else text

    return said


for _name in en.__all__:
    if _name.startswith("say_"):
        globals()[_name] = _marked(getattr(en, _name))

_NOTHING = First("", "")


def _marked_first(first: First) -> First:
    return First(f"{MARK}{first.one}", f"{MARK}{first.many}", first.then and f"{MARK}{first.then}")


_texts = {each.name: getattr(en.MESSAGES, each.name) for each in fields(en.MESSAGES)}
MESSAGES = replace(
    en.MESSAGES,
    **{name: f"{MARK}{text}" for name, text in _texts.items() if isinstance(text, str)},
    states=Partial(
        {state: _marked_first(en.MESSAGES.states.get(state, _NOTHING)) for state in en.MESSAGES.states.members},
        reason="as in English",
    ),
    reopened=_marked_first(en.MESSAGES.reopened),
    draft_decided=Partial(
        {
            step: f"{MARK}{en.MESSAGES.draft_decided.get(step, '')}"
            for step in en.MESSAGES.draft_decided.members
            if en.MESSAGES.draft_decided.get(step)
        },
        reason="as in English",
    ),
    causes={cause: f"{MARK}{text}" for cause, text in en.MESSAGES.causes.items()},
)
EVENT_WORDS = replace(
    en.EVENT_WORDS,
    states=Partial(dict.fromkeys(en.EVENT_WORDS.states.members, MARK), reason="as in English"),
)

OUR_CODES = en.OUR_CODES
SAID_WORDS = en.SAID_WORDS
TYPED_WORDS = TypedWords(
    dates=(r"{day}\sSnowmonth",), clock_words=("tick",), times=("snowset",), counted="snowballs", numbered="igloo"
)

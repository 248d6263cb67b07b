"""What the embedded pages for other sites and the screen leave out of the page of a place."""

from aukio.formats.losses import Loss

EMBED_LOSSES = (
    Loss("rules of conduct, other channels, what comes next, reasons", "a link to the page, with the same moment"),
    Loss("publications after the surrounding page was opened", "the state at the time when the page was opened"),
    Loss("state by shape and colour, in the fragment", "the state in words; class names for the style of the site"),
)
SCREEN_LOSSES = (
    Loss("any day but today", "a code that leads to the page; at midnight without a connection it says “not known”"),
    Loss("advice that is not binding, reasons, contacts", "a code that leads to the page"),
    Loss(
        "what is published while the network is down",
        "the last known state with its age; a stronger warning after five minutes, or when it may have ended",
    ),
)

"""What our own small pages leave out of a place's page: the frame and the fragment for other sites, and the screen."""

from aukio.formats.losses import Loss

EMBED_LOSSES = (
    Loss("rules of conduct, other channels, what comes next, reasons", "a link to the page, with the same moment"),
    Loss("anything published while it is being looked at", "it is as of when its reader opened the page around it"),
    Loss("state by shape and colour, in the fragment", "the state in words; class names for the dress of the site"),
)
SCREEN_LOSSES = (
    Loss("any day but today", "a code that leads to the page; at midnight without a connection it says “not known”"),
    Loss("advice that binds nobody, reasons, contacts", "a code that leads to the page"),
    Loss(
        "what is published while the network is lost",
        "the last known, with its age; louder after five minutes, or when what it shows may have ended",
    ),
)

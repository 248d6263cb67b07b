"""How long browsers and caches may keep a response: each view states it, and one middleware writes the headers."""

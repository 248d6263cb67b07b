"""Who did what, when, and to what: one line per act, written in its transaction and never changed."""

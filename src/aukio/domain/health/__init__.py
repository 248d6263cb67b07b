"""The health of an installation: facts about it, and checks of these facts that are pure functions."""

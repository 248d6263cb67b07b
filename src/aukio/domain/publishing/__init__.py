"""Publishing: proposals, drafts, permissions, and the versions that a publication makes known."""

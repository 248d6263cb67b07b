"""The list of drafts and what waits for approval."""

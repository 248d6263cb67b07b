"""Changing what is in force: ready-made changes, follow-ups, previews, versions and drafts of them."""

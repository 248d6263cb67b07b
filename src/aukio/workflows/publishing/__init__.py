"""Publishing over all apps: at once, from a draft, or at a scheduled minute."""

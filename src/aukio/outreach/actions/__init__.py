"""Queue messages, record their delivery, and keep subscriptions."""

"""Queries of the outbox and of subscriptions."""

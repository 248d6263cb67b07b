"""Telling people: messages wait in an outbox until somebody has handed them over."""

"""Messages to people and programs: an outbox from which workers send, and subscriptions."""

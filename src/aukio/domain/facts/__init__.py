"""What is recorded: effects, scopes, notices, the record and its subjects."""

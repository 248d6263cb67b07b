"""The SQLite engine, which makes the folder of the record when somebody first opens it."""

"""The SQLite engine: it makes the folder of the record when first opened, and can empty tables that keep their rows."""

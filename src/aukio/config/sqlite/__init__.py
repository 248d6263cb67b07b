"""The SQLite engine: it creates the folder of the record, and can empty tables whose rows are protected."""

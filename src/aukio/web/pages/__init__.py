"""Page values: built from answers in the reader's language, ready for the templates."""

"""Parts of plain data that all files share: texts per language, contacts, weeks, days, and where a value stands."""

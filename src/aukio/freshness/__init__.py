"""How long an answer may be kept by others: said by whoever gives it, written into its headers in one place."""

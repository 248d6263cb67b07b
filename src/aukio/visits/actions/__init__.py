"""Recording who came and went, and whose turn it is: each in one transaction."""

"""What gets out of date where the record does not reach: signs that hang on doors, and pages of others we lead to."""

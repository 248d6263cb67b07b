"""The JSON API: one call into the house for each address, problem+json for mistakes."""

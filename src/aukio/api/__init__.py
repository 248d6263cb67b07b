"""The JSON API: each endpoint makes one call into the rooms below; mistakes are problem+json."""

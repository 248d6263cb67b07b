"""The published JSON Schemas: shared parts, and the check of data against them."""

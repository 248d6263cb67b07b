"""Notices, their publications with the arrangement versions that each made known, and scheduled publications."""

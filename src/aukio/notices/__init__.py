"""Notices, what each publication made known of their arrangements, and publications whose minute has not come."""

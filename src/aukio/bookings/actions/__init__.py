"""Booking, deciding on what is booked, and forgetting whose it was: each in one transaction."""

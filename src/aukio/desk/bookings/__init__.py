"""Bookings at the desk: what can be booked, requests, and calls to make."""

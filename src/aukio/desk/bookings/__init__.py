"""Bookings at the desk: what may be booked, requests, and the people to be phoned."""

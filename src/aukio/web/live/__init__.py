"""Pages about the present only: occupancy, queues and tickets, bookings, events, subscriptions."""

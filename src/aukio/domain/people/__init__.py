"""What people have with the city: bookings, event seats, queue tickets, subscriptions, messages; and occupancy."""

"""Who is at the door: how many are inside, and who is next in a queue."""

"""The notice file and everything it holds: head, publications, arrangements, effects; and notices as JSON."""

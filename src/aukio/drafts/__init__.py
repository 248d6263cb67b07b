"""What staff are writing, before anybody else is told."""

"""The front page of the desk, its inbox, the timeline of arrangements, and what was published before."""

"""Events at the desk: adding events, and contacting organisers."""

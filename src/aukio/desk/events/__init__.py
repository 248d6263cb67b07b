"""Events at the desk: planning, and calls to organisers."""

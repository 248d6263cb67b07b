"""The health of this installation: facts are gathered here, checked in the domain, and worded."""

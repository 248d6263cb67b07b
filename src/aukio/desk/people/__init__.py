"""The people at the desk: invitations, posts, second factors and closed accounts."""

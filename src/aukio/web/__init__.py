"""The public pages: what a resident sees. Server-rendered, and whole without JavaScript."""

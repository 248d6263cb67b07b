"""One act over several apps: publish a notice, preview it, import a directory, let what is scheduled take effect."""

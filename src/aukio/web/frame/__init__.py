"""What all pages share: the moment they show, their parameters, language, expiry, frame and errors."""

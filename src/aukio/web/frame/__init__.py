"""Parts shared by all pages: moment shown, parameters, language, expiry, frame and errors."""

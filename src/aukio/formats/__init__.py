"""Pure codecs: what files, stored rows and other programs hold, read into domain values and written from them."""

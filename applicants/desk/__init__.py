"""The officers' desk: the admin site, how one signs in, its lists and pages, and the watch over computed figures."""

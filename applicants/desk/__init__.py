"""The officers' desk: the admin site, who may sit at it, how one signs in, and the watch over computed figures."""

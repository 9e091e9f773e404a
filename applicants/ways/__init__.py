"""The way of each scheme, one folder a scheme; what a way is made of stands in `applicants/way`."""

"""A verdict on one file: the rules compiled once, judged one by one."""

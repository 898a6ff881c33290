"""Requests into pages: a view asks the data and says what differs from Django's generic one."""

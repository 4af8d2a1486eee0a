"""The flow view: the routes of customers through a map."""

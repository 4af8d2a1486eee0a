"""PAIN: pains, and what is done about them."""

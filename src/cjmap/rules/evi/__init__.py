"""EVI: can we believe it?"""

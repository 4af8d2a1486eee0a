"""Findings as documents: a file for each format, one function in each.

Every function takes a `Report` and returns what goes to stdout: spans of text with a style for the terminal formats, a
text for the others.
"""

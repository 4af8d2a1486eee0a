"""Benchmarks: corpora, cjmap beside other tools on the same files, and the page that tells what was measured."""

"""The command line: the only place that finds files, prints, colours and sets exit codes."""

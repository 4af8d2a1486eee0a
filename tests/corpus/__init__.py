"""Real maps that people published, written in the cjmap format without loss.

The maps themselves are not part of the project (see `place`). For each kind of source there is a small converter, a
first draft of an importer; what a source says is listed independently of it (`leaves`) and looked for where it belongs
(`loss`).
"""

"""The keys that maps use most.

The reader knows no model; it needs them only to tell whether a line that went wrong was meant to be a key.
"""

FAMILIAR_KEYS = frozenset(
    [
        *("actions", "channels", "cjmap", "description", "duration", "emotions", "evidence", "expects", "feeling"),
        *("for", "gets", "goals", "id", "importance", "kind", "language", "metrics", "moment_of_truth", "name", "next"),
        *("opportunities", "owner", "pains", "personas", "quotes", "scenario", "scope", "severity", "stages", "steps"),
        *("tags", "text", "thoughts", "title", "touchpoints", "triggers"),
    ]
)

"""Each rule by itself: maps in, exact sentences out."""

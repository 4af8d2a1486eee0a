"""What a map file can say (Pydantic models), and what follows from it: ids, the outline, the route graph."""

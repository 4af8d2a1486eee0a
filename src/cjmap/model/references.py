"""Looking things up: by id, then by name."""

from collections.abc import Iterable


def folded(name: str) -> str:
    """Return a name as it is compared: case and runs of spaces do not matter."""
    return " ".join(name.casefold().split())


class Entries:
    """Things that can be referred to by their id or one of their names."""

    def __init__(self, things: Iterable[tuple[str, Iterable[str | None]]]) -> None:
        """Take (id, names) of each thing; a name may be None."""
        self._by_id: dict[str, None] = {}
        self._by_name: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        for id_, names in things:
            self._by_id[id_] = None
            for name in names:
                if name is None:
                    continue
                self.names.setdefault(id_, name)
                known = self._by_name.setdefault(folded(name), [])
                if id_ not in known:
                    known.append(id_)

    def __bool__(self) -> bool:
        """Tell whether there is anything to refer to."""
        return bool(self._by_id)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return all ids in order."""
        return tuple(self._by_id)

    @property
    def words(self) -> tuple[str, ...]:
        """Return everything that a reference may say: ids and names."""
        return (*self._by_id, *(name for name in self.names.values() if name not in self._by_id))

    def find(self, reference: str) -> tuple[str, ...]:
        """Return the ids that a reference means: none if it is unknown, several if it is ambiguous."""
        if reference in self._by_id:
            return (reference,)
        return tuple(self._by_name.get(folded(reference), ()))

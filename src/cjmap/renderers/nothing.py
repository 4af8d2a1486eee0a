"""What a view says that has nothing to show."""

from cjmap.view.around import Frame
from cjmap.vocabulary import label


def tell_nothing(frame: Frame, key: str) -> str:
    """Return why a view is empty: the label of that key, unless the chosen persona comes to none of the stages."""
    if frame.absent:
        return label("persona.absent", frame.language).format(name=frame.absent)
    return label(key, frame.language)

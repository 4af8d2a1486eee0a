"""The files that pictures are drawn from: none of them is replaced by a picture."""

from collections.abc import Iterable, Iterator

from cjmap.cli.drawing import Subject
from cjmap.cli.pictures import image_folders, named_images
from cjmap.cli.targets import Targets
from cjmap.cli.writing import place_of
from cjmap.errors import CjmapError
from cjmap.loader.files import resolve_inside


def check_inputs(subjects: Iterable[Subject], targets: Targets) -> None:
    """Raise a CjmapError if a picture would replace an image, a shared file, the settings or a baseline of a map."""
    files = {place_of(target): target for target in targets.values() if target is not None}
    if not files:
        return
    for subject in subjects:
        for place, what in _inputs(subject):
            if place in files:
                raise CjmapError(f"{files[place]}: this is {what} of {subject.item.path}, which is not replaced")


def _inputs(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the places of the files that a map is drawn from, and what they are."""
    settings = subject.settings
    for origin in (layer.origin for layer in settings.layers if layer.origin):
        yield place_of(origin), "the settings"
    if settings.baseline is not None:
        yield place_of(settings.baseline), "the baseline"
    for name in settings.shared:
        yield place_of(settings.root / name), "a shared file"
    for name in named_images(subject.outline):
        for folder in image_folders(subject.item.file, settings):
            if (file := resolve_inside(folder, name, settings.root)) is not None:
                yield place_of(file), "an image"

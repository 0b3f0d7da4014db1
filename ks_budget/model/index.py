"""Which index a frame follows that names none."""

from collections.abc import Iterable

from msgspec import structs

from ks_budget.model.frames import USUAL_INDEX, Frame, Publication


def with_usual_index(frames: tuple[Frame, ...], publications: Iterable[Publication]) -> tuple[Frame, ...]:
    """The frames, each with the index that it follows: the usual one where none is named and it has been published."""
    if all(publication.series != USUAL_INDEX for publication in publications):
        return frames
    return tuple(frame if frame.index is not None else structs.replace(frame, index=USUAL_INDEX) for frame in frames)

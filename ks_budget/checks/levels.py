"""Are sums of frames, and parts of lines, possible at all?"""

from collections.abc import Iterator

from ks_budget.labels import KINDS
from ks_budget.model import TOTALS, Budget, Frame, Line
from ks_budget.model.levels import Levels
from ks_budget.model.shape import adopted, amounts_of
from ks_budget.problems import Problem, here, kinds, near


def lines_or_frames(budget: Budget) -> Iterator[Problem]:
    """A frame has lines, or frames that it is the sum of."""
    levels = Levels(budget.content.frames)
    for frame in levels.frames:
        if not frame.lines and not levels.is_sum(frame):
            yield kinds.tables.MISSING_KEY.at(here(frame), key="line")


def amounts(budget: Budget) -> Iterator[Problem]:
    """A line has an amount in some year, and a frame in the budget's own."""
    levels = Levels(budget.content.frames)
    for frame in levels.frames:
        moved = {line for adjustment in frame.adjustments for line in adjustment.effects}
        empty = [line for line in frame.lines if line.amount is None and not line.printed and line.id not in moved]
        for line in empty:
            yield kinds.content.NO_AMOUNT_ANY_YEAR.at(here(line) / "label", line=line.label or line.id)
        told = empty or not frame.lines or levels.is_sum(frame)
        if not told and adopted(frame, budget.unit) is None and not amounts_of(frame):
            yield kinds.content.FRAME_WITHOUT_AMOUNTS.at(here(frame) / "line", frame=frame.name, year=budget.year)


def circles(budget: Budget) -> Iterator[Problem]:
    """No frame is a part of itself. Each circle is told once."""
    levels, seen = Levels(budget.content.frames), set[str]()
    for frame in levels.frames:
        path: dict[str, Frame] = {}
        one: Frame | None = frame
        while one is not None and one.id not in seen | path.keys():
            path[one.id] = one
            one = levels.by_id.get(one.parent) if one.parent is not None else None
        if one is not None and one.id in path:
            circle = [*path][[*path].index(one.id) :]
            yield kinds.content.CIRCLE_OF_FRAMES.at(here(one) / "parent", circle=" → ".join([*circle, one.id]))
        seen |= path.keys()


def kinds_of_lines(budget: Budget) -> Iterator[Problem]:
    """Lines that are added up are of one kind."""
    levels = Levels(budget.content.frames)
    for top in levels.frames:
        if top.parent is None and levels.is_sum(top):
            first: dict[str, tuple[Line, Frame]] = {}
            for frame in (*levels.below(top), top):
                for line in frame.lines:
                    same, other = first.setdefault(line.id, (line, frame))
                    if same.kind != line.kind:
                        yield kinds.content.LINE_OF_TWO_KINDS.at(
                            here(line) / "kind",
                            here(same) / "kind",
                            line=line.id,
                            frame=frame.name,
                            kind=KINDS[line.kind],
                            other=other.name,
                            other_kind=KINDS[same.kind],
                        )


def parts_of_lines(budget: Budget) -> Iterator[Problem]:
    """What is a part of a line is of its kind, and that line is no such part itself."""
    for frame in budget.content.frames:
        lines = {line.id: line for line in frame.lines}
        for line in frame.lines:
            whole = lines.get(line.of_which) if line.of_which is not None else None
            if whole is not None and (whole.of_which is not None or whole.kind != line.kind):
                yield kinds.content.NO_PART_OF_LINE.at(here(line) / "of_which", line=line.id, of=whole.id)
    yield from _parts_of_projects(budget)


def _parts_of_projects(budget: Budget) -> Iterator[Problem]:
    groups = budget.content.investments.groups if budget.content.investments else ()
    known = {project.id for group in groups for project in group.projects}
    for group in groups:
        wholes = {project.id for project in group.counted}
        for project in group.projects:
            of = project.of_which
            if of is not None and of in known - wholes:
                yield kinds.content.NO_PART_OF_LINE.at(here(project) / "of_which", line=project.id, of=of)


def rows(budget: Budget) -> Iterator[Problem]:
    """The order of rows names lines and totals that there are, each once."""
    levels = Levels(budget.content.frames)
    for frame in levels.frames:
        names = [line.id for line in levels.whole(frame).lines] + [*TOTALS] if frame.rows else []
        for i, row in enumerate(frame.rows):
            if row not in names:
                yield kinds.tables.UNKNOWN_REFERENCE.at(
                    here(frame) / "rows" / i, thing=kinds.words.THINGS["line"], name=row, known=near(row, names)
                )
            elif row in frame.rows[:i]:
                places = (here(frame) / "rows" / position for position in (i, frame.rows.index(row)))
                yield kinds.tables.DUPLICATE_ID.at(*places, id=row)


RULES = (lines_or_frames, amounts, circles, kinds_of_lines, parts_of_lines, rows)

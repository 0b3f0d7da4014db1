"""Zipped files of XML, as spreadsheets and documents are. Looked over before anything in them is unpacked."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser
from zipfile import ZipFile

from ks_budget.problems import Place, Stop, kinds
from ks_budget.sources.limits import Watch

_ENCRYPTED = 0x1
"""The flag of a zipped part that needs a password."""
_CHUNK = 65_536
_DEPTH = 200
"""Of elements in each other. Documents have some twenty, and a table in a table a few more."""


Tags = frozenset[str]
"""Names of elements, without their namespaces."""


class Package:
    """A zipped file all of whose parts are small enough to unpack."""

    def __init__(self, data: bytes, watch: Watch) -> None:
        """Raises Stop where it is no whole zip (KSB058), or would become too large (KSB056)."""
        self.watch = watch
        self._zip = _opened(data, watch.file)
        total = 0
        # What a zip says of the size of its parts may be false; Python's reader stops at what is said.
        for info in self._zip.infolist():
            total += info.file_size
            watch.unpacked(info.compress_size, info.file_size)
        watch.unpacked(len(data), total)

    @property
    def names(self) -> frozenset[str]:
        """Those of its parts."""
        return frozenset(self._zip.namelist())

    def tree(self, name: str) -> Element:
        """A part as a tree, its names without their namespaces; an empty element where there is no such part.

        Raises Stop where it is not whole, or defines entities (KSB058).
        """
        roots = list(self.stream(name))
        return roots[0] if roots else Element("")

    def stream(self, name: str, whole: Tags = frozenset(), opened: Tags = frozenset()) -> Iterator[Element]:
        """The elements of a part that have the tags ``whole``, each when it ends, with all that is in it; and those of
        the tags ``opened`` when they begin, with nothing in them. Without tags, the root. Raises as ``tree`` does."""
        if name not in self.names:
            return
        target = _Target(self.watch, whole, opened)
        parser = XMLParser(target=target)
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    parser.feed(chunk)
                    yield from target.taken()
                parser.close()
        except Stop:
            raise
        # A broken part gives errors of zlib, of the zip, of XML, and of numbers that cannot be: none says more.
        except Exception as error:
            raise Stop(kinds.sources.DAMAGED.at(Place(self.watch.file))) from error
        yield from target.taken()


class _Target:
    """Builds the elements that are asked for, and nothing of what lies between them."""

    def __init__(self, watch: Watch, whole: frozenset[str], opened: frozenset[str]) -> None:
        self._watch, self._whole, self._opened = watch, whole, opened
        self._builder: TreeBuilder | None = None
        self._depth = self._begun = 0
        self._done: list[Element] = []

    def taken(self) -> list[Element]:
        """What was built since the last time."""
        done, self._done = self._done, []
        self._watch.tick()
        return done

    def doctype(self, *_: str | None) -> None:
        """Office programs define no entities; what does is made to grow when it is read, or to fetch other files."""
        raise Stop(kinds.sources.ENTITIES.at(Place(self._watch.file)))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        attributes = {_local(key): value for key, value in attributes.items()}
        self._depth += 1
        if self._depth > _DEPTH:
            raise Stop(kinds.sources.DAMAGED.at(Place(self._watch.file)))
        if tag in self._opened:
            self._done.append(Element(tag, attributes))
        if self._builder is None and (tag in self._whole or not (self._whole or self._opened)):
            self._builder, self._begun = TreeBuilder(), self._depth
        if self._builder is not None:
            self._builder.start(tag, attributes)

    def data(self, text: str) -> None:
        if self._builder is not None:
            self._builder.data(text)

    def end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(_local(name))
            if self._depth == self._begun:
                self._done.append(self._builder.close())
                self._builder = None
        self._depth -= 1

    def close(self) -> Any:
        return None


@lru_cache(maxsize=2_000)
def _local(name: str) -> str:
    """A name without its namespace: each format has two sets of them, and one meaning of a name."""
    return name.rpartition("}")[2]


def listed(data: bytes, file: str) -> tuple[frozenset[str], str]:
    """The names of the parts of a zipped file, and the media type that it says it has, where it does.

    Raises Stop where it is no whole zip (KSB058) or needs a password (KSB055).
    """
    opened = _opened(data, file)
    infos = {info.filename: info for info in opened.infolist()}
    if any(info.flag_bits & _ENCRYPTED for info in infos.values()):
        raise Stop(kinds.sources.ENCRYPTED.at(Place(file)))
    kind = infos.get("mimetype")
    if kind is None or kind.file_size > 200:
        return frozenset(infos), ""
    try:
        return frozenset(infos), opened.read(kind).decode("ascii", "replace").strip()
    except Exception as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error


def _opened(data: bytes, file: str) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    # Besides its own error, a broken directory gives those of numbers and names that cannot be.
    except Exception as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error

"""A page that a browser saved as one file: the page within it, without its pictures and styles."""

from email import message_from_bytes

from ks_budget.problems import Place, Stop, kinds
from ks_budget.sources.decode import decode
from ks_budget.sources.grid import Source
from ks_budget.sources.html import grids_of
from ks_budget.sources.limits import Limits


def read(data: bytes, file: str, limits: Limits) -> Source:
    """The first page of the file, as ``html`` reads it. Places are lines of the page, as it is when unpacked.

    Raises Stop where there is no page in it (KSB058), and as ``html`` does.
    """
    watch = limits.watch(file)
    try:
        message = message_from_bytes(data)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = page.get_payload(decode=True) if page is not None else None
        charset = (page.get_content_charset() or "") if page is not None else ""
    except (RecursionError, LookupError, ValueError) as error:
        # Parts within parts without end, or encodings that there are not.
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error
    if not isinstance(content, bytes):
        raise Stop(kinds.sources.DAMAGED.at(Place(file)))
    decoded = decode(content, file, charset)
    return Source(file, "mhtml", tuple(grids_of(decoded.text, file, watch)), decoded.warnings)

"""What libraries, the system and git say, in Swedish where the words are known; others stay as they were said."""

import errno

from ks_budget.language import Text

_OF_TOML: tuple[tuple[str, str], ...] = (
    ("Invalid value", "värdet går inte att tolka"),
    ("Expected '=' after a key", "likhetstecken saknas efter nyckeln"),
    ("Expected newline or end of document", "det står något mer efter värdet"),
    ("Expected ']]'", "rubriken ska sluta med ]]"),
    ("Expected ']'", "rubriken ska sluta med ]"),
    ("Invalid statement", "här ska en nyckel eller en rubrik börja"),
    ("Invalid initial character for a key part", "här ska en nyckel eller en rubrik börja"),
    ("Cannot overwrite a value", "nyckeln finns redan i tabellen"),
    ("Duplicate inline table key", "nyckeln finns redan i tabellen"),
    ("Cannot declare", "tabellen finns redan"),
    ("Cannot redefine namespace", "tabellen finns redan"),
    ("Cannot mutate immutable namespace", "tabellen är redan skriven inom klamrar och kan inte fyllas på"),
    ("Unclosed array", "listan saknar ]"),
    ("Unclosed inline table", "tabellen saknar }"),
    ("Unterminated string", "texten saknar avslutande citattecken"),
    ('Expected "\'"', "texten saknar avslutande citattecken"),
    ("Illegal character", "tecknet får inte stå i text"),
    ("Found invalid character", "tecknet får inte stå här"),
    ("Unescaped '\\'", "omvänt snedstreck skrivs \\\\ i text"),
    ("Invalid hex value", "omvänt snedstreck skrivs \\\\ i text"),
    ("Escaped character is not", "tecknet efter omvänt snedstreck finns inte"),
    ("Invalid date or datetime", "datumet finns inte"),
    ("Exceeds the limit", "talet har för många siffror"),
    ("TOML inline arrays/tables are nested", "listor och tabeller ligger för djupt i varandra"),
    ("maximum recursion depth", "listor och tabeller ligger för djupt i varandra"),
)
"""How a message of tomli or Python begins."""

_OF_SYSTEM: dict[int, str] = {
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EACCES: "du saknar behörighet, eller så är filen öppen i ett annat program (till exempel Excel)",
    errno.EPERM: "du saknar behörighet, eller så är filen öppen i ett annat program (till exempel Excel)",
    errno.ENOSPC: "disken är full",
    errno.EROFS: "disken är skrivskyddad",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "länkarna leder i en cirkel",
    errno.EIO: "enheten svarar med ett läs- eller skrivfel",
    errno.EFBIG: "filen blir för stor",
    getattr(errno, "EDQUOT", -1): "ditt utrymme på disken är slut",
    errno.EPIPE: "mottagaren har slutat läsa",
    errno.EBADF: "utmatningen är stängd",
}

_OF_GIT: tuple[tuple[str, str], ...] = (
    ("not a git repository", "mappen ligger inte i ett git-arkiv"),
    ("Not a valid object name", "versionen finns inte i arkivet"),
    ("Needed a single revision", "versionen finns inte i arkivet"),
    ("unknown revision", "versionen finns inte i arkivet"),
    ("bad revision", "versionen finns inte i arkivet"),
    ("invalid object name", "versionen finns inte i arkivet"),
    ("detected dubious ownership", "arkivet ägs av en annan användare (git: safe.directory)"),
)
"""What git's message holds."""


def of_toml(message: str) -> Text:
    """What is wrong with a file's TOML."""
    return Text(next((sv for start, sv in _OF_TOML if message.startswith(start)), message), message)


def of_system(error: OSError) -> Text:
    """Why the system did not do something."""
    said = error.strerror or str(error)
    return Text(_OF_SYSTEM.get(error.errno or 0, said), said)


def of_git(message: str) -> Text:
    """Why git did not answer."""
    return Text(next((sv for part, sv in _OF_GIT if part in message), message), message)

"""Collect the translated messages, update the catalogues and compile them, without gettext's own programs.

    python tools/catalogues.py            gather messages into the .po files, compile the .mo files
    python tools/catalogues.py --check    fail when a message is missing, unsure or not compiled

English is the language of the source. Templates are read the way Django reads them, Python files by Babel.
"""

import ast
import io
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from aukio.domain.base.languages import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "aukio"
LOCALE = SOURCE / "locale"
CATALOGUES = tuple(row.catalogue for row in LANGUAGES.values() if row.catalogue)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> Catalog:
    """Return every message of the source with its file."""
    catalog = Catalog(project="Aukio", charset="utf-8", fuzzy=False)
    for path in sorted((*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt"))):
        where = path.relative_to(ROOT).as_posix()
        for _, message, comments, context in extract("python", io.BytesIO(_code(path)), KEYWORDS, ("Translators:",)):
            catalog.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
        for message in _explained(path):
            catalog.add(message, locations=[(where, 0)])
    return catalog


def _explained(path: Path) -> Iterator[str]:
    """Yield what commands say of themselves in ``--help``: the docstrings of those that speak a language."""
    if path.suffix == ".py" and path.parent == SOURCE / "cli" / "commands":
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and "SpokenCommand" in map(_class_of, node.decorator_list):
                yield ast.get_docstring(node) or ""


def _class_of(decorator: ast.expr) -> str:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return next((each.value.id for each in keywords if each.arg == "cls" and isinstance(each.value, ast.Name)), "")


def _code(path: Path) -> bytes:
    """Return a file as Python; a template becomes the calls that its tags mean."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text.encode()
    from django.utils.translation.template import templatize  # needs settings, set up by main

    calls = templatize(text, origin=str(path))
    return "\n".join(line.strip() for line in calls.splitlines()).encode()  # indentation means nothing in a template


def updated(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the current messages; translations of removed messages are dropped."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    catalog = Catalog(locale=language, project="Aukio", charset="utf-8", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """Return a catalogue as a .po file without line numbers and dates, so that diffs show only words."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, omit_header=True, no_location=False, include_lineno=False, sort_output=True)
    header = (
        '# Messages of the pages.\nmsgid ""\nmsgstr ""\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {catalog.locale_identifier}\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def problems(language: str, template: Catalog) -> Iterator[str]:
    """Return the problems of the catalogue of a language."""
    folder = LOCALE / language / "LC_MESSAGES"
    catalog = updated(language, template)
    for message in catalog:
        if message.id and (message.fuzzy or not message.string or not all(_strings(message.string))):
            yield f"{language}: no translation of {message.id!r}"
    text = as_text(catalog)
    if not (folder / "django.po").exists() or (folder / "django.po").read_bytes() != text:
        yield f"{language}: django.po is not current"
    # Compiled files contain the time and the tool that made them, so only their messages are compared.
    wanted = _said(_compiled_from(text, language))
    if not (folder / "django.mo").exists() or _said((folder / "django.mo").read_bytes()) != wanted:
        yield f"{language}: django.mo is not current"


def _said(compiled_file: bytes) -> dict[object, str]:
    """Return the messages of a compiled catalogue, without its header."""
    said = dict(GNUTranslations(io.BytesIO(compiled_file))._catalog)  # noqa: SLF001  # its only door
    said.pop("", None)
    return said


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (str(string),)


def _compiled_from(text: bytes, language: str) -> bytes:
    return compiled(read_po(io.BytesIO(text), locale=language))


def main() -> int:
    """Write the catalogues, or check them with ``--check``."""
    import django  # templates are read by Django
    from django.conf import settings  # as above

    settings.configure(USE_I18N=True)
    django.setup()
    template = messages()
    if "--check" in sys.argv[1:]:
        found = [problem for language in CATALOGUES for problem in problems(language, template)]
        for problem in found:
            print(problem)
        if found:
            print("Refresh with: make catalogues; then translate what is missing.")
        return 1 if found else 0
    for language in CATALOGUES:
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        text = as_text(updated(language, template))
        (folder / "django.po").write_bytes(text)
        (folder / "django.mo").write_bytes(_compiled_from(text, language))
    return 0


if __name__ == "__main__":
    sys.exit(main())

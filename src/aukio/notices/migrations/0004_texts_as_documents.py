"""Texts stored as Markdown become documents: a title, and a paragraph for every line that says something.

The words stay exactly as they were shown; what they said of which fact was never kept with them.
"""

import re
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ESCAPED = re.compile(r"\\([\\`*_\[\]<>#])")
LINK = re.compile(r"(?<!\\)\[(?P<label>.*)(?<!\\)\]\((?P<address>\S*)\)")
MARK = re.compile(r"(#+ |- )")


def document(markdown: str, lang: str) -> dict[str, Any]:
    """A document in the shape of formats.document_data, as that was then."""
    lines = [line.strip() for line in markdown.splitlines() if line.strip()]
    title = words(lines.pop(0)) if lines and lines[0].startswith("# ") else ""
    return {"lang": lang, "title": [title], "intro": [[words(line)] for line in lines]}


def words(line: str) -> str:
    """A line without its marks; a link gives its address after its label."""
    shown = LINK.sub(r"\g<label>: \g<address>", MARK.sub("", line, count=1) if MARK.match(line) else line)
    return ESCAPED.sub(r"\1", shown)


def move(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    shown = apps.get_model("notices", "ShownText")
    publications: Any = apps.get_model("notices", "Publication").objects.order_by("pk")
    for publication, notice, texts in publications.values_list("pk", "notice_id", "texts"):
        shown.objects.bulk_create(
            shown(publication_id=publication, notice_id=notice, lang=lang, document=document(text, lang))
            for lang, text in texts.items()
        )


class Migration(migrations.Migration):

    dependencies = [("notices", "0003_shown_texts")]

    # Backwards the documents go with their table, and publications are left without texts.
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]

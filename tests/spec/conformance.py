"""The conformance cases of the open format, and the page that lists them."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "conformance"
CASES = sorted(FOLDER.glob("*.json"))


def markdown() -> str:
    """The page of the format: its text, which people write, with the rule of each case."""
    text = (FOLDER / "exchange-format.txt").read_text(encoding="utf-8")
    rows = (
        f"| [{path.stem}](../../conformance/{path.name}) | {json.loads(path.read_text(encoding='utf-8'))['rule']} |"
        for path in CASES
    )
    title, _, rest = text.partition("\n")
    note = "Printed from `conformance/exchange-format.txt` and the cases beside it; do not edit by hand."
    return f"{title}\n\n{note}\n{rest}".replace("CASES\n", "\n".join(rows) + "\n")

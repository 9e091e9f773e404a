"""What commit 027647a has written: the rows of its demo, as they lay in the database, and its messages to workers.

The keys are those of the tests. Credit lines and officers that no row names are left out.
"""

import gzip
import json
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).parent / "by_027647a.json.gz"


def written() -> dict[str, Any]:
    """`rows` by table, `messages` as they lay in the queue, `schedule`: beat's entries and the task of each."""
    told: dict[str, Any] = json.loads(gzip.decompress(WRITTEN.read_bytes()))
    return told

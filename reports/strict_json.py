"""JSON that strict readers take, for formats that other programs read."""

import json
import re
from typing import Any

LONE = re.compile("[\ud800-\udfff]")


def strict_json(value: Any) -> str:
    """``value`` as JSON on one line; a lone surrogate, as in a path that is no UTF-8, becomes U+FFFD.

    Readers written in Go or C# refuse the whole document over one (RFC 8259, section 8.2, leaves that to them).
    """
    return LONE.sub("\ufffd", json.dumps(value, ensure_ascii=False))

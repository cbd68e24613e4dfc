"""The second reader: a small trained network that says of every sentence how likely it claims something, and how strongly.

It sees words only, no parse, and has seen no labelled set: it was trained on sentences written for this project
(`corpus/written/`). The rules decide; the second reader opens sentences that they would pass over.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .load_model import MARKER
from .make_docs import make_doc
from .spotted import Spotted

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline


def spot_claims(texts: Iterable[str], spotter: "Pipeline", *, batch_size: int = 256) -> Iterator[Spotted]:
    """What the network reads in each text, in order; a text's words beyond MAX_TOKENS are not looked at."""
    docs = (make_doc(text, spotter) for text in texts)
    for doc in spotter.pipe(docs, batch_size=batch_size, disable=[MARKER]):
        yield Spotted(dict(doc.cats))

"""What an entity recogniser found in a text, in our kinds."""

from typing import TYPE_CHECKING

from ..rules.scales import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND_OF_LABEL = {"DISEASE": Kind.CONDITION, "CHEMICAL": Kind.CHEMICAL}


def recognised(doc: "Doc") -> list[tuple[int, int, Kind]]:
    """Start, end (characters) and kind of the recogniser's entities; labels that we have no kind for are conditions."""
    return [
        (entity.start_char, entity.end_char, KIND_OF_LABEL.get(entity.label_.upper(), Kind.CONDITION))
        for entity in doc.ents
    ]

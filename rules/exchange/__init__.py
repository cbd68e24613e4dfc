"""Evidence tables and vocabularies in other tools' formats, one file a format."""

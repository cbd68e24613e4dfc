"""The findings as Parquet (https://parquet.apache.org/docs/file-format/), one row a finding, written in batches."""

from io import BytesIO
from typing import BinaryIO, TextIO

from ...pipeline.values import PostResult
from ..findings_frame import COLUMNS, PLACES, Cells, FindingRows, to_frame
from ..report import Run, WrongOutput
from ..summary import Summary

ROWS = 5_000  # a row group; smaller ones pack badly, larger ones take memory


class ParquetReport:
    """Writes one file to ``stream``; keeps no more than a row group and one post."""

    def __init__(self, stream: BinaryIO, run: Run, *, rows: int = ROWS) -> None:
        self._stream = stream
        self._rows = FindingRows(run)
        self._most = rows
        self._kept: list[Cells] = []
        # The writer would end the file even where the run dies; what it writes here goes no further by itself.
        self._written = BytesIO()
        self._about = {"overclaim": run.version, "evidence": run.evidence.version}

    def begin(self) -> None:
        """Write the head; places are 64-bit integers, all else is text."""
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        columns = [(name, pyarrow.int64() if name in PLACES else pyarrow.string()) for name in COLUMNS]
        typed = pyarrow.Table.from_pandas(to_frame(()), pyarrow.schema(columns), preserve_index=False).schema
        self._schema = typed.with_metadata({**typed.metadata, **self._about})
        self._writer = ParquetWriter(self._written, self._schema)
        self._pass_on()

    def add(self, result: PostResult) -> None:
        """Keep the rows of one post, and write what is kept where that is enough."""
        self._kept.extend(self._rows.rows(result))
        if len(self._kept) >= self._most:
            self._write_kept()

    def end(self, summary: Summary) -> None:  # noqa: ARG002 - every report is told the totals
        """Write the last rows and the footer, without which a file is none."""
        if self._kept:
            self._write_kept()
        self._writer.close()
        self._pass_on()

    def _write_kept(self) -> None:
        import pyarrow

        frame = to_frame(self._kept)
        self._writer.write_table(pyarrow.Table.from_pandas(frame, self._schema, preserve_index=False))
        self._kept.clear()
        self._pass_on()

    def _pass_on(self) -> None:
        self._stream.write(self._written.getvalue())
        self._written.seek(0)
        self._written.truncate()


def make(out: TextIO, run: Run) -> ParquetReport:
    """The report on ``run``; raises WrongOutput where ``out`` is a terminal or pyarrow is not installed."""
    if out.isatty():
        raise WrongOutput("parquet is no text for a terminal; send it to a file: --output parquet=FILE")
    try:
        import pyarrow.parquet  # noqa: F401 - missing or broken, it is told before anything is checked
    except ImportError as error:
        raise WrongOutput("Parquet needs pyarrow: pip install 'overclaim[parquet]'") from error
    return ParquetReport(out.buffer, run)

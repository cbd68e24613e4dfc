"""Runs expectations over frames with Great Expectations, and says of each failure which row of which file it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import great_expectations as gx
import pandas as pd
from great_expectations.core import ExpectationValidationResult
from great_expectations.data_context.types.base import ProgressBarsConfig

from .read_table import Row
from .source_error import SourceError
from .table_expectations import Expected


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with a table; ``line`` counts from 1, None where the whole file or folder is meant."""

    path: Path
    line: int | None
    problem: str

    def __str__(self) -> str:
        return str(SourceError(self.path, self.line, self.problem))


class ExpectationCrash(Exception):
    """An expectation did not run: our fault, never the table's."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One expectation as it was run: on which table, in Great Expectations' words, over how many values, what failed."""

    table: str
    expectation: str
    columns: tuple[str, ...]
    values: int
    problems: tuple[Problem, ...]


class ExpectationRunner:
    """Great Expectations in memory, without analytics or progress bars."""

    def __init__(self) -> None:
        context = gx.get_context(mode="ephemeral")
        context.variables.analytics_enabled = False
        context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
        self._source = context.data_sources.add_pandas("rules")

    def run(
        self, name: str, rows: Sequence[Row], expectations: Sequence[Expected], frame: pd.DataFrame
    ) -> Iterator[Checked]:
        """What each expectation found in one frame; an empty frame is not checked."""
        if frame.empty:
            return
        suite = gx.ExpectationSuite(
            name=name,
            expectations=[
                {"type": one.type, "kwargs": dict(one.kwargs), "meta": {"number": number}}
                for number, one in enumerate(expectations)
            ],
        )
        definition = self._source.add_dataframe_asset(name).add_batch_definition_whole_dataframe(name)
        named = [column for column in ("row", "value", "reference") if column in frame.columns]
        asked = {"result_format": "COMPLETE", "unexpected_index_column_names": named}
        results = definition.get_batch({"dataframe": frame}).validate(suite, result_format=asked)
        for result in results.results:
            # Results do not come in the order of the suite.
            meta = result.expectation_config.meta if result.expectation_config else None
            if not meta:
                raise ExpectationCrash(f"{name}: a result without its expectation")
            expected = expectations[meta["number"]]
            columns = expected.kwargs.get("column") or expected.kwargs.get("column_list") or ()
            told = (columns,) if isinstance(columns, str) else tuple(columns)
            yield Checked(name, expected.type, told, len(frame), tuple(_problems(rows, expected, result)))


def _problems(rows: Sequence[Row], expected: Expected, result: ExpectationValidationResult) -> Iterator[Problem]:
    if result.success:
        return
    failures = result.result.get("unexpected_index_list")
    if "raised_exception" not in result.exception_info or not failures:
        raise ExpectationCrash(f"{expected.type} {dict(expected.kwargs)}: {result.exception_info}")
    column = expected.kwargs.get("column", "")
    for failure in failures:
        row = rows[failure["row"]]
        words = {"value": failure.get(column, ""), **failure}
        yield Problem(row.path, row.line, expected.problem.format_map(words))

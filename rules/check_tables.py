"""Checks every table of the rules folder, all problems at once, with Great Expectations.

A check of a post never comes here: Great Expectations costs seconds to import. The loaders refuse what would make a
check wrong; this finds what makes the tables untrustworthy.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import great_expectations as gx
import pandas as pd
from great_expectations.core.batch import Batch
from great_expectations.data_context.types.base import ProgressBarsConfig

from . import contested, evidence, vocabulary
from .read_table import SEPARATOR, Row, read_table
from .source_error import SourceError
from .table_expectations import Expected, contested_suite, evidence_suite, source_suite, vocabulary_suite

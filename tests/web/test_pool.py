"""The processes that check."""

import asyncio
from pathlib import Path

import pytest

from cijfercheck.errors import CijfercheckError
from cijfercheck.web.jobs import CheckJob, DeskFiles, Document, ReadJob
from cijfercheck.web.pool import Abandoned, Pool, TooLong

LONG = CheckJob(Document("lang.txt", "In 2024 kwamen 700 schepen en in 2023 nog 612 boten. " * 4000))


def test_a_check_that_takes_too_long_is_stopped_and_the_next_one_is_done() -> None:
    async def run() -> object:
        with pytest.raises(TooLong):
            await pool.do(LONG)
        return await pool.do(ReadJob(Document("kort.txt", "Een zin.")))

    pool = Pool(DeskFiles(), workers=1, seconds=0.5)
    pool.desk()
    try:
        article = asyncio.run(run())
    finally:
        pool.close()

    assert isinstance(article, dict)
    assert article["text"] == "Een zin."


def test_a_check_that_nobody_waits_for_is_not_begun(pool: Pool) -> None:
    async def gone() -> bool:
        return False

    with pytest.raises(Abandoned):
        asyncio.run(pool.do(LONG, gone))


def test_a_desk_that_cannot_be_used_is_refused_with_the_name_of_the_file(tmp_path: Path) -> None:
    pool = Pool(DeskFiles(references=(str(tmp_path / "weg.yaml"),)), workers=1)
    try:
        with pytest.raises(CijfercheckError, match=r"weg\.yaml"):
            pool.desk()
    finally:
        pool.close()

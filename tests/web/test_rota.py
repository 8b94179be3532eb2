"""Which worker gets which job."""

import asyncio

import pytest

from cijfercheck.web.rota import Rota


def test_a_draft_goes_to_the_worker_that_did_it_before_where_that_is_free() -> None:
    async def run() -> list[str]:
        rota = Rota(["een", "twee"])
        first = await rota.take("stuk")
        other = await rota.take("ander stuk")
        rota.give_back(other)
        rota.give_back(first)
        return [first, await rota.take("stuk"), await rota.take("stuk")]

    assert asyncio.run(run()) == ["een", "een", "twee"]


def test_a_draft_is_known_again_by_any_of_its_marks() -> None:
    async def run() -> list[str]:
        rota = Rota(["een", "twee"])
        done = []
        for opening, ending in (("kop", "slot"), ("kop erbij", "slot"), ("kop erbij", "slot erbij")):
            worker = await rota.take(opening, ending)
            rota.give_back(worker)
            done.append(worker)
        return done

    assert asyncio.run(run()) == ["een", "een", "een"]


def test_a_new_draft_goes_to_the_worker_that_is_free_for_longest() -> None:
    async def run() -> list[str]:
        rota = Rota(["een", "twee"])
        rota.give_back(await rota.take())
        return [await rota.take("stuk"), await rota.take("ander stuk")]

    assert asyncio.run(run()) == ["twee", "een"]


def test_jobs_that_wait_have_their_turn_in_the_order_in_which_they_came() -> None:
    done: list[str] = []

    async def run() -> None:
        rota = Rota(["een"])

        async def do(draft: str) -> None:
            worker = await rota.take(draft)
            await asyncio.sleep(0)
            done.append(draft)
            rota.give_back(worker)

        await asyncio.gather(*(do(draft) for draft in "abcab"))

    asyncio.run(run())
    assert done == list("abcab")


@pytest.mark.parametrize("given_back", [False, True])
def test_a_job_that_is_dropped_while_it_waits_keeps_no_worker(given_back: bool) -> None:
    async def run() -> str:
        rota = Rota(["een"])
        worker = await rota.take()
        waiting = asyncio.create_task(rota.take("stuk"))
        await asyncio.sleep(0)
        if given_back:
            rota.give_back(worker)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        if not given_back:
            rota.give_back(worker)
        return await asyncio.wait_for(rota.take(), 5)

    assert asyncio.run(run()) == "een"

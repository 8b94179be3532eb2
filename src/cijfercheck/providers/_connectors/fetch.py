"""Fetches JSON from a statistics service, whole or not at all.

The client libraries there are for these services were weighed and not taken: `cbsodata` reads OData v3 alone, without time-outs and with
binary floats, and follows a next page wherever it points; `pyjstat` asks for pandas to read a format of a hundred lines.
"""

import json
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urljoin, urlsplit

from cijfercheck import __version__
from cijfercheck.errors import CijfercheckError

MOST_BYTES = 200_000_000
MOST_PAGES = 2000
_REDIRECTS = 5
_REFUSED = {
    401: "de dienst vraagt een wachtwoord",
    403: "de dienst weigert het verzoek",
    404: "deze tabel of dit deel ervan bestaat daar niet",
    413: "de dienst vindt de vraag te groot; kies minder met --select",
    429: "de dienst krijgt te veel verzoeken; probeer het later",
}
_SERVER_FAULT = 500

Parameters = Mapping[str, str | list[str]]


class ConnectorError(CijfercheckError):
    """A service that gives no usable answer, or a table that cannot be frozen."""


def service_url(name: str) -> str:
    """The address of a service as it is published."""
    return _services()[name]["url"]


@cache
def _services() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("services.toml").read_text(encoding="utf-8")
    services: dict[str, dict[str, str]] = tomllib.loads(text)
    return services


class Service:
    """One statistics service; `base` is its address up to the name of a table."""

    def __init__(self, base: str, seconds: float, progress: Callable[[str], None]) -> None:
        """Name the service.

        Args:
            base: Its address, http or https.
            seconds: How long one answer may take in all.
            progress: Told what is being fetched.

        Raises:
            ConnectorError: the address is none.
        """
        parts = urlsplit(base)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ConnectorError(f"--url {base}: dit is geen adres dat met http:// of https:// begint")
        self.base = base.rstrip("/")
        self._origin = (parts.scheme, parts.netloc)
        self._seconds = seconds
        self._progress = progress
        import httpx

        self._client = httpx.Client(
            timeout=httpx.Timeout(seconds),
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            headers={"User-Agent": f"cijfercheck/{__version__}", "Accept": "application/json"},
            event_hooks={"request": [lambda request: self._refuse_elsewhere(str(request.url))]},
        )

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, path: str, parameters: Parameters | None = None) -> dict[str, Any]:
        """Fetch one JSON object under the base.

        Raises:
            ConnectorError: no answer, a refusal, or an answer that is not whole.
        """
        return self._fetch(f"{self.base}/{path}", parameters or {})

    def fetch_pages(self, path: str, parameters: Parameters | None = None) -> Iterator[dict[str, Any]]:
        """Yield the records of an OData collection, page after page.

        Raises:
            ConnectorError: a page fails, or the next one is said to be somewhere else.
        """
        url, asked = f"{self.base}/{path}", parameters or {}
        for number in range(1, MOST_PAGES + 1):
            page = self._fetch(url, asked)
            records = page.get("value")
            if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
                raise ConnectorError(f"{url}: het antwoord heeft geen lijst met gegevens (value)")
            yield from records
            link = page.get("odata.nextLink") or page.get("@odata.nextLink")
            if not link:
                return
            self._progress(f"{path}: pagina {number + 1}")
            following = urljoin(url, str(link))
            if following == url:
                raise ConnectorError(f"{url}: de volgende pagina is dezelfde")
            url, asked = following, {}
        raise ConnectorError(f"{url}: meer dan {MOST_PAGES} pagina's; kies minder met --select")

    def _fetch(self, url: str, parameters: Parameters) -> dict[str, Any]:
        data = self._download(url, parameters)
        try:
            answer = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal)
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise ConnectorError(f"{url}: het antwoord is geen hele JSON; er is niets bewaard") from None
        if not isinstance(answer, dict):
            raise ConnectorError(f"{url}: het antwoord heeft een andere vorm dan verwacht")
        return answer

    def _download(self, url: str, parameters: Parameters) -> bytes:
        import httpx

        begun = time.monotonic()
        data = bytearray()
        try:
            with self._client.stream("GET", url, params=parameters or None) as response:
                if response.status_code != httpx.codes.OK:
                    raise ConnectorError(f"{url}: {_explain(response.status_code)}")
                for chunk in response.iter_bytes():
                    data += chunk
                    if len(data) > MOST_BYTES:
                        raise ConnectorError(
                            f"{url}: het antwoord is groter dan 200 MB; kies minder met --select"
                        )
                    if time.monotonic() - begun > self._seconds:
                        raise ConnectorError(f"{url}: geen heel antwoord binnen {self._seconds:g} seconden")
        except httpx.TimeoutException:
            raise ConnectorError(f"{url}: geen antwoord binnen {self._seconds:g} seconden") from None
        except httpx.TooManyRedirects:
            raise ConnectorError(f"{url}: wordt telkens doorverwezen") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ConnectorError(
                f"{url}: geen verbinding, of een half antwoord ({_one_line(error)})"
            ) from None
        return bytes(data)

    def _refuse_elsewhere(self, url: str) -> None:
        """A page or redirection may not lead to another service than the user named."""
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) != self._origin:
            raise ConnectorError(
                f"{url}: de dienst verwijst door naar een ander adres; dat wordt niet gevolgd"
            )


def _explain(status: int) -> str:
    if status >= _SERVER_FAULT:
        return f"de dienst heeft een storing (status {status}); probeer het later"
    return f"{_REFUSED.get(status, 'de dienst geeft geen gegevens')} (status {status})"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__

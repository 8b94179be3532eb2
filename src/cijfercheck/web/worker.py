"""The work of one process: the pipeline, sources and references are loaded once, then jobs are done one by one."""

import gc
import hashlib
import pickle
import re
import signal
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cijfercheck.assembly import describe_extraction
from cijfercheck.errors import CijfercheckError, SettingsError
from cijfercheck.model.article import Article
from cijfercheck.pipeline import Checker
from cijfercheck.reading import markdown, text
from cijfercheck.reading._files import read_text_bytes
from cijfercheck.web.jobs import CheckJob, Desk, DeskFiles, Document, ExtractJob, Job, ReadJob, SearchJob

if TYPE_CHECKING:
    from cijfercheck.providers._store import ReferenceStore

_MOST_CHECKERS = 64
_NEW_BETWEEN_COLLECTIONS = 20_000  # a check leaves some thousand objects, and hardly any cycles among them
_UNNAMED = "tekst"
_READERS: dict[str, Callable[[str, str], Article]] = {
    "text": text.READER.read,
    "markdown": markdown.READER.read,
}


class Workbench:
    """Does jobs for a desk; what the same editor compares with is kept ready between checks."""

    def __init__(self, files: DeskFiles) -> None:
        """Load what every check compares with.

        Raises:
            CijfercheckError: a reference, source or pipeline cannot be used.
        """
        self._files = files
        self._checker = Checker(
            files.references,
            files.sources,
            model=files.model,
            language=files.language,
            severities=dict(files.severities),
        )
        self._ready: OrderedDict[bytes, Checker] = OrderedDict()
        self._store: ReferenceStore | None = None

    @property
    def desk(self) -> Desk:
        """What was taken up."""
        datasets = self._checker.reference_hashes
        return Desk(self._checker.source_articles, tuple(sorted(datasets.items())))

    def do(self, job: Job) -> object:
        """Do a job; the result can be written as JSON.

        Raises:
            CijfercheckError: an input cannot be used.
        """
        match job:
            case CheckJob():
                return self._check(job)
            case ExtractJob():
                article = self._read_draft(job.draft, job.identifier)
                checker = self._checker.beside(date=job.date)
                return describe_extraction(article.id, article, checker.extract_article(article))
            case ReadJob():
                return self._read(job.document).model_dump(mode="json")
            case SearchJob():
                return self._search(job)

    def _check(self, job: CheckJob) -> dict[str, object]:
        article = self._read_draft(job.draft, job.identifier)
        report = self._checker_for(job).check_article(article)
        if job.draft.text is None and report.document.text is None:
            document = report.document.model_copy(update={"text": article.text})
            report = report.model_copy(update={"document": document})
        return report.model_dump(mode="json")

    def _checker_for(self, job: CheckJob) -> Checker:
        beside = (job.sources, job.references, job.date, job.language)
        name = hashlib.sha256(pickle.dumps(beside)).digest()
        if name not in self._ready:
            self._ready[name] = self._make_checker(job)
        self._ready.move_to_end(name)
        if len(self._ready) > _MOST_CHECKERS:
            self._ready.popitem(last=False)
        return self._ready[name]

    def _make_checker(self, job: CheckJob) -> Checker:
        with _as_files(job.references) as references:
            return self._checker.beside(
                sources=[self._read(source) for source in job.sources],
                references=references,
                date=job.date,
                language=job.language,
            )

    def _read_draft(self, draft: Document, identifier: str | None) -> Article:
        article = self._read(draft)
        return article.model_copy(
            update={"id": identifier or article.title or PurePath(draft.name).name or _UNNAMED}
        )

    def _read(self, document: Document) -> Article:
        name = document.name or _UNNAMED
        if document.article is not None:
            article = document.article
        elif document.text is not None:
            # A byte order mark would be left out, and the offsets of the sender would no longer hold.
            given = re.sub("^\ufeff", " ", document.text)
            words, warnings = read_text_bytes(given.encode(), name)
            article = _READERS[document.form](words, name)
            article = article.model_copy(update={"warnings": warnings + article.warnings})
        else:
            with _as_files([document]) as (path,):
                article = self._checker.read(path)
        language = "nl" if document.vouched else article.language
        return article.model_copy(update={"id": name, "language": language})

    def _search(self, job: SearchJob) -> list[dict[str, object]]:
        from cijfercheck.extraction.load import load_pipeline
        from cijfercheck.search import describe_figure, find_figures, open_for_words

        if not self._files.references:
            raise SettingsError("er zijn geen referentiecijfers; geef ze op met --reference")
        nlp = load_pipeline(self._files.model)
        if self._store is None:
            self._store = open_for_words([Path(path) for path in self._files.references], nlp)
        return [describe_figure(*found) for found in find_figures(self._store, nlp, job.words, job.limit)]


def work(connection: Connection, files: DeskFiles) -> None:
    """Take up a desk, then answer jobs until the other side closes.

    What is sent back is a pair: "done" with a result, or "unusable" with a line that says why. The first pair is on the desk itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the connection
    try:
        bench = Workbench(files)
    except CijfercheckError as error:
        connection.send(("unusable", str(error)))
        return
    # What was loaded stays as long as the process: going through all of it for garbage would hold up a check every now and then.
    gc.freeze()
    gc.set_threshold(_NEW_BETWEEN_COLLECTIONS)
    # A server that was killed closes nothing; the one who answers to it then has nobody to tell.
    with suppress(EOFError, ConnectionError):
        connection.send(("done", bench.desk))
        while True:
            job: Job = connection.recv()
            try:
                answer: tuple[str, object] = ("done", bench.do(job))
            except CijfercheckError as error:
                answer = ("unusable", str(error))
            connection.send(answer)


@contextmanager
def _as_files(documents: "tuple[Document, ...] | list[Document]") -> Iterator[list[Path]]:
    """Lay documents in files of their own for as long as they are read; messages name them as they were sent."""
    if not documents:
        yield []
        return
    with tempfile.TemporaryDirectory(prefix="cijfercheck-") as folder:
        paths = []
        for number, document in enumerate(documents):
            path = Path(folder) / str(number) / _safe_name(document.name)
            path.parent.mkdir()
            content = document.data if document.data is not None else (document.text or "").encode()
            path.write_bytes(content)
            paths.append(path)
        try:
            yield paths
        except CijfercheckError as error:
            inside = re.escape(folder) + r"[/\\]\d+[/\\]"
            raise SettingsError(re.sub(inside, "", str(error))) from error


def _safe_name(name: str) -> str:
    """A name for a file, from one that a stranger chose: only its last part, without signs that systems give a meaning."""
    plain = re.sub(r"[^\w. ()-]", "_", PurePath(name.replace("\\", "/")).name)[-120:].strip(" .")
    return plain or "bestand"

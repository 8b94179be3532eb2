"""The exceptions of cijfercheck: each is about the call or the world, never about the article."""

from pathlib import Path


class CijfercheckError(Exception):
    """Base of every error that a user can mend; `str()` is one line that says what, where and what to do."""


class UnreadableInputError(CijfercheckError):
    """A draft or source that cannot be read as the text it should be."""

    def __init__(self, path: Path | str, reason: str) -> None:
        """Name the input and say what is wrong with it."""
        super().__init__(f"{path}: {reason}")


class ReferenceFileError(CijfercheckError):
    """A reference file that does not hold; nothing of it is used."""

    def __init__(self, path: Path | str, line: int | None, field: str, reason: str) -> None:
        """Name the file, line and field, and say what is wrong."""
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {field}: {reason}")


class PipelineError(CijfercheckError):
    """A spaCy pipeline that is missing or lacks what the extraction needs."""


class SettingsError(CijfercheckError):
    """An option or setting with a value that is none."""

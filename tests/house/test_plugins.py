"""The one door by which readers, providers, checks and reporters come in."""

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from cijfercheck import plugins
from cijfercheck.model.plugin import Reporter
from cijfercheck.plugins import Plugin, PluginError, find_plugins, find_reporter

Install = Callable[[str, str, dict[str, str]], None]

REPORTER = (
    '"""A report for tests."""\n'
    "from cijfercheck.model.plugin import Reporter\n"
    "REPORTER = Reporter('extra', lambda report, article, language, colour: 'extra')\n"
)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs modules under an entry point of the reporters."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def install_modules(name: str, value: str, modules: dict[str, str]) -> None:
        for path, source in modules.items():
            target = tmp_path / path
            target.parent.mkdir(exist_ok=True)
            target.write_text(source, encoding="utf-8")
            monkeypatch.delitem(sys.modules, path.removesuffix(".py").replace("/", "."), raising=False)
        entry_point = EntryPoint(name, value, "cijfercheck.reporters")
        monkeypatch.setattr(plugins, "_installed", lambda: {"reporters": (entry_point,)})

    return install_modules


def test_the_modules_of_the_named_package_are_its_plugins_but_for_those_with_an_underscore(
    install: Install,
) -> None:
    modules = {
        "pakket1/__init__.py": "",
        "pakket1/two_words.py": REPORTER,
        "pakket1/_private.py": "",
        "pakket1/a.py": "",
    }
    install("builtin", "pakket1", modules)
    assert find_plugins("reporters") == (
        Plugin("a", "pakket1.a", "REPORTER"),
        Plugin("two-words", "pakket1.two_words", "REPORTER"),
    )


def test_an_outsider_may_name_a_module(install: Install) -> None:
    install("extra", "losse_module", {"losse_module.py": REPORTER})
    assert find_plugins("reporters") == (Plugin("extra", "losse_module", "REPORTER"),)
    assert find_reporter("extra").name == "extra"


def test_an_outsider_may_name_an_object(install: Install) -> None:
    install("extra", "met_object:MIJN", {"met_object.py": REPORTER.replace("REPORTER =", "MIJN =")})
    assert find_plugins("reporters") == (Plugin("extra", "met_object", "MIJN"),)
    assert find_reporter("extra").name == "extra"


def test_the_documentation_of_a_plugin_is_the_docstring_of_its_module(install: Install) -> None:
    install("extra", "met_uitleg", {"met_uitleg.py": REPORTER})
    assert find_plugins("reporters")[0].documentation == "A report for tests."


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "plug-in extra: kapot has no REPORTER"),
        ("REPORTER = 3", "plug-in extra: kapot.REPORTER is no Reporter"),
        ("import bestaat_niet", "plug-in extra: kapot cannot be imported: No module named 'bestaat_niet'"),
    ],
)
def test_a_plugin_that_does_not_hold_is_named_with_the_reason(
    install: Install, source: str, reason: str
) -> None:
    install("extra", "kapot", {"kapot.py": source})
    with pytest.raises(PluginError) as refused:
        find_reporter("extra")
    assert str(refused.value) == reason


def test_an_entry_point_to_a_module_that_does_not_exist_is_named(install: Install) -> None:
    install("extra", "bestaat_niet", {})
    with pytest.raises(PluginError) as refused:
        find_plugins("reporters")
    assert str(refused.value) == "plug-in extra: there is no module bestaat_niet"


def test_a_reporter_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PluginError) as refused:
        find_reporter("pdf")
    assert str(refused.value) == "there is no reporter 'pdf'"


@pytest.mark.parametrize("name", ["json", "jsonl", "text"])
def test_each_built_in_reporter_is_found_by_its_own_name(name: str) -> None:
    reporter = find_reporter(name)
    assert (type(reporter), reporter.name) == (Reporter, name)


def test_asking_for_names_imports_no_plugin() -> None:
    code = (
        "import sys\n"
        "from cijfercheck.plugins import find_plugins\n"
        "find_plugins('reporters'), find_plugins('checks')\n"
        "loaded = [name for name in sys.modules if name.startswith('cijfercheck.')]\n"
        "sys.exit(loaded != ['cijfercheck.errors', 'cijfercheck.plugins'] and str(loaded))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")

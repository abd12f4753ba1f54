"""Try one mutant: test files run in a forked process in which the mutant is loaded.

The process that forks has imported the libraries, but nothing of ``align`` and no test, so that
each trial reads, caches and compiles everything anew, as a run of the tests does.
"""

from __future__ import annotations

import importlib.machinery
import json
import os
import resource
import signal
import sys
import time
import types
from collections.abc import Sequence
from typing import NamedTuple

import hypothesis
import pytest
from mutants import ROOT

MEMORY = 3_000_000_000
"""Bytes a trial may take; where a mutant takes more, its tests fail."""
_INVALID = 90

_PATIENCE = 30
"""Times its seconds of processor that a trial may take on a busy machine."""


class Result(NamedTuple):
    """What became of a mutant, or of the unchanged program."""

    status: str
    """``killed``, ``timeout``, ``survived``, ``uncovered`` or ``invalid`` (no Python)."""
    killer: str = ""
    """The test that failed."""
    seconds: float = 0.0
    """Processor time."""


def prepare() -> None:
    """Import what trials share, and make what is left to chance the same each time."""
    import jinja2  # noqa: F401
    import rapidfuzz  # noqa: F401
    import rich.console  # noqa: F401
    import typer  # noqa: F401
    import xlsxwriter  # noqa: F401

    os.chdir(ROOT)
    os.environ["ALIGN_CACHE"] = "off"
    sys.path.insert(0, str(ROOT))
    hypothesis.settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None, print_blob=False
    )
    hypothesis.settings.load_profile("mutation")


def try_out(files: Sequence[str], *, path: str, code: str, seconds: float) -> Result:
    """Run test files in order, up to the first failure, with the code in place of a file's own.

    ``seconds`` is the processor time after which a mutant counts as timed out. With an empty path
    nothing is replaced.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            _run(files, path, code, seconds, writing)
        finally:
            os._exit(_INVALID + 1)
    os.close(writing)
    status, spent = _wait(pid, seconds)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        killer = pipe.read().split("\n")[0]
    return Result(_meaning(status), killer, spent)


def _run(files: Sequence[str], path: str, code: str, seconds: float, pipe: int) -> None:
    """In the forked process: load the mutant, run the tests, and end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 3))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    if path:
        try:
            _load_instead(str(ROOT / path), compile(code, str(ROOT / path), "exec"))
        except SyntaxError:
            os._exit(_INVALID)
    arguments = ["-x", "-q", "--assert=plain", "--tb=no", "-p", "no:cacheprovider"]
    arguments += ["-k", "not time_grows", *files]
    os._exit(int(pytest.main(arguments, plugins=[_Killer(pipe)])))


class _Killer:
    """A plugin that tells which test failed."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self._pipe, f"{report.nodeid}\n".encode())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            os.write(self._pipe, f"{report.nodeid} (on import)\n".encode())


def _load_instead(path: str, code: types.CodeType) -> None:
    """Make the import of the file give the code."""
    loader = importlib.machinery.SourceFileLoader
    usual = loader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> types.CodeType | None:
        return code if self.get_filename(name) == path else usual(self, name)

    loader.get_code = get_code  # type: ignore[assignment, method-assign]


def _wait(pid: int, seconds: float) -> tuple[int, float]:
    """The status and processor time of the process; it is ended where it neither ends nor works."""
    limit = time.monotonic() + max(60, seconds * _PATIENCE)
    while True:
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
        if time.monotonic() > limit:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return -signal.SIGXCPU, seconds
        time.sleep(0.005)


def _meaning(status: int) -> str:
    if status in (0, int(pytest.ExitCode.NO_TESTS_COLLECTED)):
        return "survived"
    if status == _INVALID:
        return "invalid"
    return "timeout" if status in (-signal.SIGXCPU, -signal.SIGKILL) else "killed"


def covered(file: str, slowest: float) -> tuple[dict[str, list[int]], float]:
    """The lines of ``align/`` that a test file runs through, by source file, and its seconds.

    No lines are told of a file that takes longer than ``slowest`` seconds.

    Raises:
        RuntimeError: where a test of the file fails although nothing was changed.
    """
    clean = try_out([file], path="", code="", seconds=300)
    if clean.status != "survived":
        raise RuntimeError(f"{file} fails without a mutant: {clean.killer or clean.status}")
    if clean.seconds > slowest:
        return {}, clean.seconds
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _trace(file, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        lines = json.load(pipe)
    os.waitpid(pid, 0)
    return lines, clean.seconds


def _trace(file: str, pipe: int) -> None:
    """In a forked process: run a test file under coverage, and send the lines."""
    import coverage

    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    tracer = coverage.Coverage(data_file=None, config_file=False, source=["align"])
    tracer.start()
    pytest.main(["-q", "--assert=plain", "-p", "no:cacheprovider", "-k", "not time_grows", file])
    tracer.stop()
    data = tracer.get_data()
    root = f"{ROOT}/"
    lines = {name.removeprefix(root): data.lines(name) or [] for name in data.measured_files()}
    with os.fdopen(pipe, "w", encoding="utf-8") as out:
        json.dump(lines, out)
    os._exit(0)

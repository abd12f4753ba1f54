"""A file is the old one or the new one, whatever happens; of two writers neither is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from align.corpus import writing
from align.corpus.writing import locked, replace, update
from align.errors import UsageError

OLD, NEW = b"old " * 1000, b"new " * 2000
ROOT = Path(__file__).resolve().parents[2]
STEPS = ("open", "write", "fsync", "close", "chmod", "replace")
"""What happens on the way to a new file, each a call of the operating system."""


class Killed(BaseException):
    """The process ends here."""


def _files(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_new_file_and_replaced_file(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    replace(str(path), OLD)
    assert path.read_bytes() == OLD
    replace(str(path), NEW)
    assert path.read_bytes() == NEW
    assert _files(tmp_path) == ["a.toml"]


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_mode_and_link_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    replace(str(link), NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="there is no such file")
def test_what_is_no_file_is_written_into() -> None:
    replace(os.devnull, NEW)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", [OSError(28, "no space left"), Killed()])
@pytest.mark.parametrize("existing", [True, False])
def test_a_fault_at_any_step_leaves_the_old_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    fault: BaseException,
    existing: bool,
) -> None:
    path = tmp_path / "a.toml"
    if existing:
        path.write_bytes(OLD)

    def fail(*_: object, **__: object) -> object:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(writing.os, step, fail)
        with pytest.raises(UsageError if isinstance(fault, OSError) else Killed):
            replace(str(path), NEW)
    assert _files(tmp_path) == (["a.toml"] if existing else []), "and nothing else"
    if existing:
        assert path.read_bytes() == OLD


def test_half_a_write_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(writing.os, "write", lambda to, data: write(to, bytes(data[:7])))
    replace(str(tmp_path / "a"), NEW)
    assert (tmp_path / "a").read_bytes() == NEW


PROGRAM = """
import os, sys
from align.corpus import writing
real, left = getattr(os, sys.argv[2]), int(sys.argv[3])
def die(*given, **named):
    global left
    left -= 1
    if left < 0:
        if sys.argv[2] == "write":
            real(given[0], bytes(given[1][: len(given[1]) // 2]))
        os.kill(os.getpid(), 9)
    return real(*given, **named)
setattr(os, sys.argv[2], die)
writing.update(sys.argv[1], lambda old: b"new " * 2000)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("step", STEPS)
def test_a_killed_process_leaves_the_old_file_and_no_lock(tmp_path: Path, step: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    skip = 1 if step == "open" else 0  # the first one opens the lock
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), step, str(skip)], cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    update(str(path), lambda old: (old or b"") + b"more")
    assert path.read_bytes() == OLD + b"more"
    assert _files(tmp_path) == ["a.toml"], "what was half written is swept away"


def test_update_of_an_absent_file_and_no_change(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    update(str(path), lambda old: b"first" if old is None else b"?")
    assert path.read_bytes() == b"first"
    before = path.stat().st_ino
    update(str(path), lambda old: None)
    assert path.stat().st_ino == before


def test_a_lock_that_is_held_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "WAIT", 0.0)
    path = str(tmp_path / "a.toml")
    with (
        locked(path),
        pytest.raises(UsageError, match="another process"),
        locked(path),
    ):
        raise AssertionError("two at once")
    with locked(path):
        pass
    assert _files(tmp_path) == []


ADDER = """
import sys
from align.corpus.writing import update
for number in range(20):
    update(sys.argv[1], lambda old: (old or b"") + f"{sys.argv[2]}{number}\\n".encode())
"""


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    calls = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(path), name], cwd=ROOT) for name in "abc"
    ]
    assert [call.wait() for call in calls] == [0, 0, 0]
    lines = path.read_text().split()
    assert sorted(lines) == sorted(f"{name}{n}" for name in "abc" for n in range(20))
    assert _files(tmp_path) == ["a.toml"]

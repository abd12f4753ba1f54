"""A repository of an invented city's plans, as its maintainers work with it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "cases" / "corpus"


class City:
    """A git repository with the plans of the city and of its eastern district, committed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "seeds").mkdir()
        for name in ("city.txt", "east.txt", "plans.toml"):
            shutil.copy(CASES / "seeds" / name, root / "seeds" / name)
        self.git("init", "-q", "-b", "main")
        self.commit("The plans of city and eastern district")

    def git(self, *arguments: str) -> str:
        """Run git without the user's settings, and return what it prints."""
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        quiet = ("-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null")
        done = subprocess.run(
            ["git", "-C", self.root, *identity, *quiet, *arguments],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit whatever lies there."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def add_west(self) -> None:
        """Add the western district's plan, which falls short, without committing it."""
        shutil.copy(CASES / "seeds" / "west.txt", self.root / "seeds" / "west.txt")
        manifest = self.root / "seeds" / "plans.toml"
        more = (CASES / "west.toml").read_text(encoding="utf-8")
        manifest.write_text(manifest.read_text(encoding="utf-8") + more, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace some words of a plan."""
        path = self.root / "seeds" / f"{name}.txt"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

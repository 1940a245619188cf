"""Style, types and tests: what the hook and CI run."""

from __future__ import annotations

import subprocess
import sys

COMMANDS = (
    [sys.executable, "-m", "ruff", "check", "."],
    [sys.executable, "-m", "mypy"],
    [sys.executable, "tools/test.py", *sys.argv[1:]],
)


def main() -> int:
    return max(subprocess.run(command, check=False).returncode for command in COMMANDS)  # noqa: S603 - our own commands


if __name__ == "__main__":
    sys.exit(main())

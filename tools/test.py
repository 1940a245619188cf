"""The test command: all tests but the long ones; `--require-all` fails where anything would be skipped."""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    arguments = sys.argv[1:]
    environment = dict(os.environ)
    if "--require-all" in arguments:
        arguments.remove("--require-all")
        environment["BESIDE_REQUIRE_ALL"] = "1"
    command = [sys.executable, "-m", "pytest", "-m", "not soak", "-rs", *(arguments or ["-n", "2"])]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())

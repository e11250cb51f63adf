#!/usr/bin/env python3
"""Times commands against each other: interleaved rounds in rotated order, medians, and each one's ratio to the first.

bench/compare.py [--rounds 3] NAME='COMMAND' NAME='COMMAND' …

Prints wall time, CPU time (user and system, of the processes alone, not of a server), peak memory, and what a command
itself prints as FIGURE NAME VALUE. A first round warms up and is not counted. A command that fails ends it all.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import time

arguments = argparse.ArgumentParser(usage=__doc__)
arguments.add_argument("--rounds", type=int, default=3)
arguments.add_argument("commands", nargs="+")
options = arguments.parse_args()
commands = dict(command.split("=", 1) for command in options.commands)


def run(command):
    start = time.monotonic()
    process = subprocess.Popen(["bash", "-c", command], stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    figures = {"wall-s": time.monotonic() - start}
    figures |= {"cpu-s": used.ru_utime + used.ru_stime, "peak-MB": used.ru_maxrss / 1024}
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {command}")
    return figures | {name: float(value) for name, value in re.findall(r"^FIGURE (\S+) (\S+)$", said, re.M)}


names = list(commands)
for name in names:
    run(commands[name])
runs = {name: [] for name in names}
for number in range(options.rounds):
    turn = number % len(names)
    for name in names[turn:] + names[:turn]:
        runs[name].append(run(commands[name]))

print(f"Medians of {options.rounds} rounds; in brackets the ratio to {names[0]}.")
figures = list(runs[names[0]][0])
print(" " * 16 + "".join(f"{figure:>20}" for figure in figures))
first = {figure: statistics.median(run[figure] for run in runs[names[0]]) for figure in figures}
for name in names:
    line = f"{name:16}"
    for figure in figures:
        median = statistics.median(run[figure] for run in runs[name])
        ratio = f"({median / first[figure]:.3f})" if first[figure] else ""
        line += f"{median:11.3f} {ratio:>8}"
    print(line)

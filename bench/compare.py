#!/usr/bin/env python3
"""Times commands against each other: interleaved rounds in rotated order, medians, and each one's ratio to the first.

bench/compare.py [--rounds 3] NAME='COMMAND' NAME='COMMAND' …

Prints wall time, CPU time (user and system, of the processes alone, not of a server) and peak memory. A first round warms
up and is not counted. A command that fails ends it all.
"""

import argparse
import os
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
    process = subprocess.Popen(["bash", "-c", command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {command}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


names = list(commands)
runs = {name: [] for name in names}
for name in names:
    run(commands[name])
for round in range(options.rounds):
    turn = round % len(names)
    for name in names[turn:] + names[:turn]:
        runs[name].append(run(commands[name]))

first = statistics.median(wall for wall, _, _ in runs[names[0]])
print(f"medians of {options.rounds} rounds")
print(f"{'':12} {'wall s':>8} {'from':>7} {'to':>7} {'CPU s':>7} {'peak MB':>8} {'ratio':>6}")
for name, taken in runs.items():
    walls, cpu, memory = zip(*taken)
    wall = statistics.median(walls)
    print(
        f"{name:12} {wall:8.2f} {min(walls):7.2f} {max(walls):7.2f} {statistics.median(cpu):7.2f}"
        f" {max(memory):8.0f} {wall / first:6.3f}"
    )

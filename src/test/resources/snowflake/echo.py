"""Answers its input changed by the method of str that its argument names: what the tests of PythonTools run."""

import sys

sys.stdout.write(getattr(str, sys.argv[1])(sys.stdin.read()))

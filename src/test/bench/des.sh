#!/bin/sh
# Measures the goals of the load simulation, beside a bare event loop and other simulators where they can be had, and prints a table; docs/benchmarks.md tells how. Exit code 1 when a goal is missed.
cd "$(dirname "$0")/../../.." || exit 1
exec mvn -B -q -ntp -Dfast test-compile exec:exec@des

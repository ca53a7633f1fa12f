#!/bin/sh
# Measures the simulation of single flows and of failures on the largest starter design and prints a table; docs/benchmarks.md tells how. Exit code 1 when a goal is missed.
cd "$(dirname "$0")/../../.." || exit 1
exec mvn -B -q -ntp -Dfast test-compile exec:exec@flow

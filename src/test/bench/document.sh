#!/bin/sh
# Measures the planning document of the largest starter design as PDF and prints a table; docs/benchmarks.md tells how. Exit code 1 when the goal is missed.
cd "$(dirname "$0")/../../.." || exit 1
exec mvn -B -q -ntp -Dfast test-compile exec:exec@document

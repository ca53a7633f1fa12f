#!/bin/sh
# Measures the goals of the drawing, beside the diagram editors of browsers where they can be had, and prints a table; docs/benchmarks.md tells how. Exit code 1 when a goal is missed.
cd "$(dirname "$0")/../../.." || exit 1
exec mvn -B -q -ntp -Dfast test-compile dependency:copy-dependencies@test-fx exec:exec@draw

#!/bin/sh
# Measures how soon the window shows what follows from an edit, in organizations of 10, 100 and 1,000 sites, and prints a table; docs/benchmarks.md tells how. Exit code 1 when a goal is missed.
cd "$(dirname "$0")/../../.." || exit 1
exec mvn -B -q -ntp -Dfast test-compile dependency:copy-dependencies@test-fx exec:exec@edit

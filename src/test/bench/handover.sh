#!/bin/sh
# Measures the text formats and certificate requests against their yardsticks and prints a table; docs/benchmarks.md tells how. Exit code 1 when a goal is missed.
cd "$(dirname "$0")/../../.." || exit 1
exec mvn -B -q -ntp -Dfast test-compile exec:exec@handover

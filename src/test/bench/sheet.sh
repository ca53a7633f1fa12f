#!/bin/sh
# Writes a spreadsheet of 100,000 firewall rows, beside the streaming writer of Apache POI, which is fetched for this alone, and once with a heap of 96 MB; docs/benchmarks.md tells how.
cd "$(dirname "$0")/../../.." || exit 1
rows=${1:-100000}
jdk=$(EDGEWISE_SHOW_JDK=1 ./edgewise) || exit 3
work=target/sheet-peer
mvn -B -q -ntp -Dfast test-compile dependency:build-classpath -Dmdep.outputFile=target/sheet-peer.cp || exit 1
mvn -B -q -ntp -f src/test/bench/sheet/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/$work/lib" || exit 1
ours="target/test-classes:target/classes:$(cat target/sheet-peer.cp)"
mkdir -p $work/classes
"$jdk/bin/javac" -proc:none -d $work/classes -cp "$ours:$work/lib/*" src/test/bench/sheet/PoiSheet.java || exit 1
"$jdk/bin/java" -cp "$ours" edgewise.bench.SheetBench "$rows" 5 $work/edgewise.xlsx || exit 1
"$jdk/bin/java" -cp "$work/classes:$ours:$work/lib/*" edgewise.bench.PoiSheet "$rows" 5 $work/poi.xlsx || exit 1
echo "with a heap of 96 MB:"
exec "$jdk/bin/java" -Xmx96m -cp "$ours" edgewise.bench.SheetBench "$rows" 1 $work/edgewise.xlsx

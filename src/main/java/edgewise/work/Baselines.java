package edgewise.work;

import edgewise.compare.Comparison;
import edgewise.export.Baseline;
import edgewise.export.ChangeLine;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// What is different from an earlier design, as the change log of a document has it.
public final class Baselines {
  private Baselines() {}

  /// The changes from one design to another: elements, then rules, records, certificates and which
  /// of these were issued. What was added or removed is one line, what was changed a line for each
  /// field.
  public static Baseline of(String name, Planned before, Planned after, Texts texts) {
    Comparison comparison = Comparing.of(before, after, texts);
    List<ChangeLine> lines = new ArrayList<>();
    lines(lines, "element", "property.", comparison.elements(), texts);
    lines(lines, "firewall", "column.firewall.", comparison.firewall(), texts);
    lines(lines, "dns", "column.dns.", comparison.dns(), texts);
    lines(lines, "certificate", "column.certificates.", comparison.certificates(), texts);
    lines(lines, "issued", "issued.field.", comparison.issued(), texts);
    return new Baseline(name, lines);
  }

  private static void lines(
      List<ChangeLine> lines,
      String table,
      String names,
      List<Comparison.Change> changes,
      Texts texts) {
    for (Comparison.Change change : changes) {
      String kind = change.kind().id();
      if (kind.equals("added") || kind.equals("removed")) {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Comparison.Field field : change.fields()) {
          String of = texts.find(names + field.name()).orElse(field.name()) + ": ";
          if (!field.before().isEmpty()) {
            before.add(of + field.before());
          }
          if (!field.after().isEmpty()) {
            after.add(of + field.after());
          }
        }
        lines.add(
            new ChangeLine(
                kind,
                table,
                change.id(),
                change.label(),
                "",
                String.join("\n", before),
                String.join("\n", after)));
      } else {
        for (Comparison.Field field : change.fields()) {
          lines.add(
              new ChangeLine(
                  kind,
                  table,
                  change.id(),
                  change.label(),
                  texts.find(names + field.name()).orElse(field.name()),
                  field.before(),
                  field.after()));
        }
      }
    }
  }
}

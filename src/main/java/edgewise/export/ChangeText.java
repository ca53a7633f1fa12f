package edgewise.export;

import edgewise.compare.Comparison;
import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Section;
import edgewise.compare.Comparison.Todo;
import java.nio.charset.StandardCharsets;

/// A change request as text: a line for each change, `+`, `~` or `-` first, and indented below what
/// is different and why. Nothing in a name begins a line.
final class ChangeText {
  private ChangeText() {}

  static OutFile file(ChangeRequest request) {
    return new OutFile(
        "changes.txt", out -> out.write(text(request).getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(ChangeRequest request) {
    StringBuilder out = new StringBuilder();
    for (Section section : request.sections()) {
      line(out, "", request.texts().say("changes." + section.id()) + ":");
      for (Change change : section.changes()) {
        change(out, request, section, change);
      }
    }
    if (out.isEmpty()) {
      line(out, "", request.texts().say("changes.same"));
    }
    return out.toString();
  }

  private static void change(
      StringBuilder out, ChangeRequest request, Section section, Change change) {
    String sign =
        switch (change.kind()) {
          case ADDED -> "+ ";
          case REMOVED -> "- ";
          case CHANGED -> "~ ";
        };
    boolean named = !change.label().isEmpty() && !change.label().equals(change.id());
    String what = sign + change.id() + (named ? " (" + change.label() + ")" : "");
    if (change.todo() == Todo.NOTHING) {
      line(out, "  ", what + "; " + request.why(change));
      return;
    }
    line(out, "  ", what);
    if (section.id().equals("partners") && change.kind() == Comparison.Kind.ADDED) {
      change.fields().forEach(f -> line(out, "      ", f.after()));
    } else if (change.kind() == Comparison.Kind.CHANGED) {
      for (Field field : change.fields()) {
        line(
            out,
            "      ",
            ChangeRequest.field(request.texts(), section.names(), field.name())
                + ": "
                + request.shown(field.before())
                + " -> "
                + request.shown(field.after()));
      }
    }
    if (!change.notes().isEmpty() || isSpecial(change)) {
      String why = request.why(change);
      line(
          out,
          "      ",
          "=> "
              + request.texts().say("todo." + change.todo().id())
              + (why.isEmpty() ? "" : ": ")
              + why);
    }
  }

  /// Whether what is to be done does not follow from the sign.
  private static boolean isSpecial(Change change) {
    return switch (change.todo()) {
      case ADD, REMOVE, CHANGE -> false;
      default -> true;
    };
  }

  private static void line(StringBuilder out, String indent, String text) {
    out.append(indent).append(Plain.line(text)).append('\n');
  }
}

package edgewise.export;

import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Field;
import edgewise.compare.Comparison.Section;
import edgewise.text.JsonOut;
import edgewise.text.Message;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A change request as JSON: a list for each part, also an empty one.
final class ChangeJson {
  /// Parts whose fields are columns of a table.
  private static final Set<String> TABLES = Set.of("firewall", "dns", "certificates");

  private ChangeJson() {}

  static OutFile file(ChangeRequest request) {
    return new OutFile(
        "changes.json", out -> out.write(text(request).getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(ChangeRequest request) {
    StringBuilder out = new StringBuilder();
    JsonOut json = new JsonOut(out::append);
    json.beginObject();
    for (Section section : request.comparison().sections()) {
      json.beginArray(section.id());
      String field = TABLES.contains(section.id()) ? "column" : "field";
      for (Change change : section.changes()) {
        change(json, field, change, request);
      }
      json.endArray();
    }
    json.endObject();
    json.end();
    return out.toString();
  }

  private static void change(JsonOut json, String fieldName, Change change, ChangeRequest request) {
    json.beginObject();
    json.field("change", change.kind().id());
    json.field("id", change.id());
    if (!change.was().isEmpty()) {
      json.field("was", change.was());
    }
    json.field("name", change.label());
    json.beginArray(fieldName + "s");
    for (Field field : change.fields()) {
      json.beginObject();
      json.field(fieldName, field.name());
      json.field("old", field.before());
      json.field("new", field.after());
      json.endObject();
    }
    json.endArray();
    json.field("todo", change.todo().id());
    json.beginArray("notes");
    for (Message note : change.notes()) {
      json.beginObject();
      json.field("note", note.key().substring(note.key().indexOf('.') + 1));
      json.field("text", request.texts().say(note));
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }
}

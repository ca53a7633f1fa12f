package edgewise.store;

import edgewise.text.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value as a tree. `at` is the byte in the file where the value begins, -1 for a value that
/// comes from no file.
public sealed interface Json {
  /// Where the value begins.
  int at();

  /// An object; keys keep their order.
  record Obj(Map<String, Json> members, int at) implements Json {
    public Obj {
      members =
          Collections.unmodifiableMap(
              members instanceof LinkedHashMap<String, Json> m ? m : new LinkedHashMap<>(members));
    }

    /// An object that comes from no file.
    public static Obj of(Map<String, Json> members) {
      return new Obj(new LinkedHashMap<>(members), -1);
    }

    /// The value of a key, or null.
    public Json get(String key) {
      return members.get(key);
    }

    /// This object with one value set; a new key goes to the end.
    public Obj with(String key, Json value) {
      Map<String, Json> copy = new LinkedHashMap<>(members);
      copy.put(key, value);
      return new Obj(copy, at);
    }

    /// This object without one key.
    public Obj without(String key) {
      Map<String, Json> copy = new LinkedHashMap<>(members);
      copy.remove(key);
      return new Obj(copy, at);
    }
  }

  /// A list.
  record Arr(List<Json> items, int at) implements Json {
    public Arr {
      items = Collections.unmodifiableList(items);
    }
  }

  /// A string.
  record Str(String value, int at) implements Json {}

  /// A number, as it is written.
  record Num(String text, int at) implements Json {}

  /// `true` or `false`.
  record Bool(boolean value, int at) implements Json {}

  /// `null`.
  record Null(int at) implements Json {}

  /// A string that comes from no file.
  static Json of(String value) {
    return new Str(value, -1);
  }

  /// A number that comes from no file.
  static Json of(long value) {
    return new Num(Long.toString(value), -1);
  }

  /// A truth value that comes from no file.
  static Json of(boolean value) {
    return new Bool(value, -1);
  }

  /// A list that comes from no file.
  static Json of(List<Json> items) {
    return new Arr(items, -1);
  }

  /// Reads one JSON value.
  static Outcome<Json> parse(String text) {
    try {
      return Outcome.ok(new JsonReader(text.getBytes(StandardCharsets.UTF_8), "").value());
    } catch (Refusal e) {
      return Outcome.refused(e.trouble());
    }
  }

  /// The value in the layout of design files: two blanks a level, one value a line, no line end
  /// after the last one.
  default String pretty() {
    StringBuilder out = new StringBuilder();
    JsonText.write(this, "\n", out);
    return out.toString();
  }

  /// The value on one line, without blanks.
  default String compact() {
    StringBuilder out = new StringBuilder();
    JsonText.write(this, null, out);
    return out.toString();
  }
}

package edgewise.export;

import edgewise.model.Words;
import edgewise.plan.Row;
import edgewise.plan.Tables;
import edgewise.text.Texts;

/// Words of the model as a document says them.
final class Said {
  private Said() {}

  /// The name of a kind, or its id when no text names it.
  static String kind(String id, Texts texts) {
    return texts.has("kind." + id) ? texts.say("kind." + id) : id;
  }

  /// The text of a constant: `GROUP.CONSTANT` with the constant in the file's notation.
  static String of(String group, Enum<?> constant, Texts texts) {
    return texts.say(group + "." + Words.of(constant));
  }

  /// A protocol of a firewall row; the documentation does not always name one.
  static String protocol(String word, Texts texts) {
    return word.equals("not-stated") ? texts.say("protocol.not-stated") : word;
  }

  /// A list joined by `;` with a blank behind each, where a line may end.
  static String list(String joined) {
    return joined.replace(";", "; ");
  }

  /// Who needs a row, for a comment.
  static String requiredBy(Row row, Texts texts) {
    return list(Tables.requiredBy(row, texts));
  }
}

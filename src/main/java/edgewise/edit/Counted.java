package edgewise.edit;

import edgewise.text.Message;
import java.util.Collection;

/// Names of steps that tell how much they are about.
final class Counted {
  private Counted() {}

  /// `KEY.one` with the only thing there is, or `KEY.many` with their number.
  static Message label(String key, Collection<?> things) {
    return things.size() == 1
        ? Message.of(key + ".one", things.iterator().next())
        : Message.of(key + ".many", things.size());
  }
}

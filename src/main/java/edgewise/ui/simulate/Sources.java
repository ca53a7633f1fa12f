package edgewise.ui.simulate;

import edgewise.catalogue.Topics;
import edgewise.text.Texts;

/// Where figures are published, in words.
final class Sources {
  private Sources() {}

  /// @param source id of a topic, `model` for a choice of this program, or anything else for a
  ///   source outside the topics
  static String of(String source, Texts texts) {
    if (source.equals("model")) {
      return texts.say("load.rates.model");
    }
    return Topics.standard()
        .title(source)
        .map(title -> texts.say("load.rates.topic", title, source))
        .orElseGet(() -> texts.say("load.rates.elsewhere"));
  }
}

package edgewise.export.document;

import edgewise.text.Message;
import java.io.IOException;

/// A template cannot be used.
public final class TemplateError extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  /// @param place file, line and column, each after a colon
  TemplateError(String place, Message message) {
    super(place + ": " + message.key());
    this.place = place;
    this.message = message;
  }

  private final String place;

  /// File, line and column.
  public String place() {
    return place;
  }

  /// What is wrong.
  public Message why() {
    return message;
  }
}

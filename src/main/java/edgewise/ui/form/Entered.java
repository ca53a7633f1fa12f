package edgewise.ui.form;

import edgewise.edit.Command;
import edgewise.model.Document;
import edgewise.text.Message;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A value entered into a form, with what follows it.
///
/// @param mergeKey what the steps of one typing run share
record Entered(Message label, Optional<Object> mergeKey, UnaryOperator<Document> how)
    implements Command {
  @Override
  public Document on(Document before) {
    return how.apply(before);
  }
}

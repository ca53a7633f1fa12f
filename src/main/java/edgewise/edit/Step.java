package edgewise.edit;

import edgewise.model.Document;
import edgewise.text.Message;
import java.util.Optional;

/// One entry of a history.
///
/// @param mergeKey what this step shares with others of the same gesture or typing run
public record Step(Message label, Document before, Document after, Optional<Object> mergeKey) {}

package edgewise.ui;

import edgewise.model.Document;
import java.util.Optional;
import java.util.function.Supplier;

/// What a design is compared with.
///
/// @param label what it is called in the window
/// @param name what it is called in a change request
/// @param document its content at the moment; empty when there is none, such as the last saved
///   state of a design that was never saved
public record CompareBase(String label, String name, Supplier<Optional<Document>> document) {
  /// A content that stays as it is.
  static CompareBase of(String label, String name, Document document) {
    return new CompareBase(label, name, () -> Optional.of(document));
  }
}

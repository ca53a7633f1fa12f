package edgewise.store.topology;

import edgewise.text.Message;
import java.util.Locale;

/// What a note of an import is about, in the order in which notes are told.
public enum NoteKind {
  /// Kept as the file has it, although it needs a look: a word where an address belongs, an older
  /// release.
  ATTENTION,
  /// Not in the file; needed by a design and left empty.
  MISSING,
  /// Not in the file; filled in as a proposal.
  PROPOSED,
  /// In the file and not taken over.
  IGNORED;

  /// Heading of the notes of this kind.
  public Message heading() {
    return Message.of("import.kind." + name().toLowerCase(Locale.ROOT));
  }
}

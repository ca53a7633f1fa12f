package edgewise.store;

import edgewise.text.Trouble;

/// Leaves the reading of a file from any depth; never leaves this package, where it becomes an
/// [edgewise.text.Outcome].
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Trouble trouble;

  Refusal(Trouble trouble) {
    super(trouble.message().key(), null, false, false);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}

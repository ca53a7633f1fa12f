package edgewise.store.topology;

/// A place in a text, moved forward. A line ends with LF, CR LF or CR.
final class Place {
  private int line = 1;
  private int column = 1;
  private boolean afterReturn;

  /// Line, from 1.
  int line() {
    return line;
  }

  /// Column in characters, from 1.
  int column() {
    return column;
  }

  /// Moves over the characters from `from` to before `to`.
  void move(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' && afterReturn) {
        afterReturn = false;
      } else if (c == '\n' || c == '\r') {
        line++;
        column = 1;
        afterReturn = c == '\r';
      } else {
        column++;
        afterReturn = false;
      }
    }
  }
}

package edgewise.ui.form;

import edgewise.text.Message;

/// Whom an editor tells what a person enters.
interface Entry {
  /// What is typed would be a value; it is not applied yet.
  void fits(Object value);

  /// What is typed is no value.
  void refuse(Message why, String typed);

  /// Applies a value.
  ///
  /// @return whether the document changed
  boolean apply(Object value);

  /// The typing run is over: the next value is a step of its own.
  void done();

  /// Takes back what the typing run has applied.
  void takeBack();

  /// Takes the last step of the design back, or makes it again.
  void undo(boolean again);
}

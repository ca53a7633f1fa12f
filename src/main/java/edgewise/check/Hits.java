package edgewise.check;

import edgewise.model.Element;

/// Where a condition reports what it found. Details become the arguments {1}, {2} … of the check's
/// sentences; {0} is the element's name.
public interface Hits {
  /// The check fires on an element. Several hits on one element are told apart by their first
  /// detail, which then must differ.
  void on(Element element, Object... details);

  /// The check fires on the organization as a whole.
  void onOrganization(Object... details);

  /// The same place for hits that weigh more or less than the check's row says, where that depends
  /// on more than the release.
  Hits at(Severity severity);
}

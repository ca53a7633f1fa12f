package edgewise.ui.action;

/// What a context menu is about.
public enum Target {
  /// One element.
  ELEMENT,
  /// A site.
  SITE,
  /// Several elements.
  SEVERAL,
  /// A line between elements.
  LINE,
  /// A note, text or legend.
  NOTE,
  /// The drawing where nothing stands.
  GROUND,
  /// A row of a table.
  ROW,
  /// A firewall row, record or certificate of the plan.
  PLANNED_ROW
}

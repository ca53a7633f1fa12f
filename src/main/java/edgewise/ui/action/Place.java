package edgewise.ui.action;

import java.util.Locale;
import java.util.Optional;

/// Where an action stands in the menus, in the order of the menus. Actions of one place stand
/// together, in the order in which they were added.
public enum Place {
  /// Beginning a design.
  FILE_NEW(Bar.FILE),
  /// One for each template.
  TEMPLATES(Bar.FILE, "templates"),
  /// Opening a design.
  FILE_OPEN(Bar.FILE),
  /// Files opened last.
  RECENT(Bar.FILE, "recent"),
  /// Making a design of something else.
  FILE_IMPORT(Bar.FILE),
  /// Saving.
  FILE_SAVE(Bar.FILE),
  /// Tables, pictures and paper.
  FILE_EXPORT(Bar.FILE),
  /// The open designs.
  FILE_TABS(Bar.FILE),
  /// Ending.
  FILE_END(Bar.FILE),
  /// Steps back and forth.
  EDIT_STEPS(Bar.EDIT),
  /// Cut, copy, paste, duplicate, delete.
  EDIT_CLIPBOARD(Bar.EDIT),
  /// What is selected.
  EDIT_SELECT(Bar.EDIT),
  /// Finding and replacing.
  EDIT_FIND(Bar.EDIT),
  /// Problems of the design.
  EDIT_PROBLEMS(Bar.EDIT, "edit-problems"),
  /// The selected element itself.
  EDIT_ELEMENT(Bar.EDIT),
  /// How the program is used.
  EDIT_SETTINGS(Bar.EDIT),
  /// Sites and networks.
  INSERT_PLACES(Bar.INSERT, "insert-places"),
  /// What stands in the perimeter.
  INSERT_PERIMETER(Bar.INSERT, "insert-perimeter"),
  /// Pools and servers.
  INSERT_SERVERS(Bar.INSERT, "insert-servers"),
  /// What servers rely on.
  INSERT_BACKEND(Bar.INSERT, "insert-backend"),
  /// Whom the organization talks with.
  INSERT_PARTNERS(Bar.INSERT, "insert-partners"),
  /// DNS and certificates.
  INSERT_SERVICES(Bar.INSERT, "insert-services"),
  /// Users and policies.
  INSERT_PEOPLE(Bar.INSERT, "insert-people"),
  /// Notes, texts and legends.
  INSERT_NOTES(Bar.INSERT),
  /// Automatic arrangement.
  ARRANGE_AUTO(Bar.ARRANGE),
  /// Aligning.
  ARRANGE_ALIGN(Bar.ARRANGE, "align"),
  /// Distributing.
  ARRANGE_DISTRIBUTE(Bar.ARRANGE, "distribute"),
  /// Moving by keys.
  ARRANGE_MOVE(Bar.ARRANGE, "move"),
  /// Before and behind.
  ARRANGE_ORDER(Bar.ARRANGE),
  /// Collapsing, locking.
  ARRANGE_STATE(Bar.ARRANGE),
  /// Lines.
  ARRANGE_LINES(Bar.ARRANGE),
  /// Simulated traffic.
  SIMULATE_RUN(Bar.SIMULATE),
  /// What is out of service.
  SIMULATE_FAIL(Bar.SIMULATE),
  /// The message that walks over the drawing.
  SIMULATE_PLAY(Bar.SIMULATE),
  /// What a flow uses, and its diagram.
  SIMULATE_EXPORT(Bar.SIMULATE),
  /// The load of a working day.
  SIMULATE_LOAD(Bar.SIMULATE, "load"),
  /// How large the drawing is shown.
  VIEW_ZOOM(Bar.VIEW),
  /// From card to card, and the view itself.
  VIEW_GO(Bar.VIEW, "go"),
  /// What the drawing shows besides the elements.
  VIEW_OVERLAYS(Bar.VIEW, "overlays"),
  /// Panels that can be hidden.
  VIEW_PANELS(Bar.VIEW),
  /// The tables.
  VIEW_TABLES(Bar.VIEW, "go-to-table"),
  /// The whole screen.
  VIEW_SCREEN(Bar.VIEW),
  /// Colours; one of them holds.
  THEME(Bar.VIEW, "theme"),
  /// Colours, for the toolbar.
  VIEW_COLOURS(Bar.VIEW),
  /// Help.
  HELP(Bar.HELP);

  /// The menus, from left to right.
  public enum Bar {
    /// Designs and files.
    FILE,
    /// Changing what is there.
    EDIT,
    /// Adding to it.
    INSERT,
    /// Where things stand.
    ARRANGE,
    /// Trying the design out.
    SIMULATE,
    /// How it is looked at.
    VIEW,
    /// Help.
    HELP;

    /// The word in ids and text keys.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Bar menu;
  private final String submenu;

  Place(Bar menu) {
    this(menu, "");
  }

  Place(Bar menu, String submenu) {
    this.menu = menu;
    this.submenu = submenu;
  }

  /// Its menu.
  public Bar menu() {
    return menu;
  }

  /// The id of the submenu that holds its actions; empty when they stand in the menu itself.
  public Optional<String> submenu() {
    return Optional.of(submenu).filter(s -> !s.isEmpty());
  }

  /// Whether exactly one of its actions holds at a time.
  boolean isChoice() {
    return this == THEME || this == VIEW_OVERLAYS;
  }

  /// Whether a line parts it from what stands above it.
  boolean hasLine() {
    return switch (this) {
      case TEMPLATES,
          FILE_OPEN,
          RECENT,
          FILE_IMPORT,
          ARRANGE_DISTRIBUTE,
          ARRANGE_MOVE,
          VIEW_COLOURS ->
          false;
      case INSERT_PERIMETER,
          INSERT_SERVERS,
          INSERT_BACKEND,
          INSERT_PARTNERS,
          INSERT_SERVICES,
          INSERT_PEOPLE ->
          false;
      default -> true;
    };
  }
}

package edgewise.ui.action;

import edgewise.edit.History;
import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.model.Site;
import edgewise.text.Texts;
import edgewise.ui.FileDialogs;
import edgewise.ui.Filing;
import edgewise.ui.OpenDesign;
import edgewise.ui.Opened;
import edgewise.ui.Session;
import edgewise.ui.theme.Theme;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.stage.Window;

/// What the actions of a window work on, and the conditions they share.
public final class Desk {
  private final Session session;
  private final Theme theme;
  private final FileDialogs dialogs;
  private final Filing filing;
  private final Parts parts;
  private final Edits edits;
  private final Supplier<Window> owner;

  /// A design is open.
  final Condition design;

  /// Several designs are open in the window.
  final Condition several;

  /// The design in front has a file.
  final Condition inFile;

  /// The design in front differs from its file.
  final Condition revertible;

  /// Elements are selected.
  final Condition selected;

  /// At least two elements are selected.
  final Condition two;

  /// At least three elements are selected.
  final Condition three;

  /// A site is selected.
  final Condition site;

  /// A line is selected.
  final Condition line;

  /// Something that can be removed is selected.
  final Condition deletable;

  /// Elements are selected or marked.
  final Condition shown;

  /// The design has a partner.
  final Condition partner;

  /// There is a card after the selected one.
  final Condition next;

  /// There is a card before the selected one.
  final Condition previous;

  /// There is a step to take back.
  final Condition canUndo;

  /// There is a step to make again.
  final Condition canRedo;

  /// @param owner the window that dialogs belong to
  public Desk(
      Session session,
      Theme theme,
      FileDialogs dialogs,
      Filing filing,
      Parts parts,
      Edits edits,
      Supplier<Window> owner) {
    this.session = session;
    this.theme = theme;
    this.dialogs = dialogs;
    this.filing = filing;
    this.parts = parts;
    this.edits = edits;
    this.owner = owner;
    design = when("why.design", () -> session.opened().isPresent(), session.openedProperty());
    several = when("why.several", () -> session.open().size() > 1, session.changesProperty());
    inFile =
        when(
            "why.in-file",
            () -> session.current().flatMap(OpenDesign::file).isPresent(),
            session.changesProperty());
    revertible =
        when(
            "why.revertible",
            () -> session.current().filter(d -> d.isUnsaved() && d.file().isPresent()).isPresent(),
            session.changesProperty());
    selected =
        when(
            "why.selected",
            () -> !session.selection().elements().isEmpty(),
            session.selection().elementsProperty());
    two = atLeast(session, 2, "why.two");
    three = atLeast(session, 3, "why.three");
    site =
        when(
            "why.site",
            () -> hasSite(session),
            session.selection().elementsProperty(),
            session.documentProperty());
    line =
        when(
            "why.line",
            () -> session.selection().line().isPresent(),
            session.selection().lineProperty());
    deletable =
        when(
            "why.selected",
            () ->
                !session.selection().elements().isEmpty() || session.selection().line().isPresent(),
            session.selection().elementsProperty(),
            session.selection().lineProperty());
    shown =
        when(
            "why.selected",
            () ->
                !session.selection().elements().isEmpty()
                    || !session.selection().marked().isEmpty(),
            session.selection().elementsProperty(),
            session.selection().markedProperty());
    partner = when("why.partner", () -> hasPartner(session), session.documentProperty());
    next = step(session, 1);
    previous = step(session, -1);
    canUndo = when("why.undo", () -> has(History::canUndo), session.changesProperty());
    canRedo = when("why.redo", () -> has(History::canRedo), session.changesProperty());
  }

  /// A condition that is looked at again when something changes.
  ///
  /// @param whyNot the text key of the sentence that says when it holds
  public static Condition when(String whyNot, Supplier<Boolean> holds, Observable... changing) {
    return new Condition(Bindings.createBooleanBinding(holds::get, changing), whyNot);
  }

  private boolean has(Predicate<History> what) {
    return history().filter(what).isPresent();
  }

  /// The steps of the design in front.
  Optional<History> history() {
    return session.current().map(OpenDesign::history);
  }

  private static Condition atLeast(Session session, int count, String whyNot) {
    return when(
        whyNot,
        () -> session.selection().elements().size() >= count,
        session.selection().elementsProperty());
  }

  /// Past the last card the keyboard leaves the drawing.
  private static Condition step(Session session, int by) {
    return when(
        "why.step",
        () ->
            session
                .opened()
                .map(Opened::drawing)
                .filter(d -> d.step(session.selection().elements(), by).isPresent())
                .isPresent(),
        session.selection().elementsProperty(),
        session.openedProperty());
  }

  private static boolean hasPartner(Session session) {
    return session.documentProperty().get().stream()
        .flatMap(d -> d.topology().elements().stream())
        .anyMatch(Partner.class::isInstance);
  }

  private static boolean hasSite(Session session) {
    Set<ElementId> chosen = session.selection().elements();
    return !chosen.isEmpty()
        && session
            .documentProperty()
            .get()
            .filter(
                d ->
                    d.topology().elements().stream()
                        .anyMatch(e -> e instanceof Site && chosen.contains(e.id())))
            .isPresent();
  }

  /// What actions do to what is selected.
  Edits edits() {
    return edits;
  }

  /// The window's session.
  public Session session() {
    return session;
  }

  /// The window's texts.
  public Texts texts() {
    return session.texts();
  }

  /// The window's colours.
  public Theme theme() {
    return theme;
  }

  /// How files are chosen.
  public FileDialogs dialogs() {
    return dialogs;
  }

  /// Saving and closing.
  public Filing filing() {
    return filing;
  }

  /// The parts of the window.
  public Parts parts() {
    return parts;
  }

  /// The window that dialogs belong to; null before it is on a screen.
  public Window owner() {
    return owner.get();
  }
}

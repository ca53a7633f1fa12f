package edgewise.ui;

import edgewise.check.Severity;
import edgewise.store.DesignFile;
import edgewise.text.Texts;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Window;

/// Saving and closing designs of one window, with the questions that belong to it. What is not
/// saved is never dropped without an answer.
public final class Filing {
  private final Session session;
  private final Texts texts;
  private final FileDialogs dialogs;
  private final Supplier<Window> owner;

  /// @param owner the window that questions belong to
  public Filing(Session session, FileDialogs dialogs, Supplier<Window> owner) {
    this.session = session;
    this.texts = session.texts();
    this.dialogs = dialogs;
    this.owner = owner;
  }

  /// Saves the design in front to its file, or asks for one.
  public void save() {
    session.current().ifPresent(d -> save(d, () -> {}));
  }

  /// Saves the design in front to a file it asks for.
  public void saveAs() {
    session.current().ifPresent(d -> saveAs(d, () -> {}));
  }

  /// Saves every design of the window that is not saved.
  public void saveAll() {
    saveAll(unsaved(), () -> {});
  }

  private void save(OpenDesign design, Runnable then) {
    if (design.file().isPresent() && design.isReadOnly()) {
      elsewhere(design, design.file().get(), then);
    } else if (design.file().isPresent()) {
      write(design, design.file().get(), then);
    } else {
      saveAs(design, then);
    }
  }

  private void saveAs(OpenDesign design, Runnable then) {
    dialogs
        .designToSave(owner.get(), suggestion(design.name()))
        .ifPresent(file -> write(design, file, then));
  }

  private void write(OpenDesign design, Path file, Runnable then) {
    session.save(
        design,
        file,
        saved -> {
          switch (saved) {
            case DONE -> then.run();
            case READ_ONLY -> elsewhere(design, file, then);
            case REFUSED -> {}
          }
        });
  }

  /// A file that may not be written stays as it is; the design goes to another one.
  private void elsewhere(OpenDesign design, Path file, Runnable then) {
    session.tell(Severity.WARNING, texts.say("files.read-only", file.getFileName().toString()));
    saveAs(design, then);
  }

  /// Offers to take the design in front back to what its file holds.
  public void revert() {
    session
        .current()
        .filter(d -> d.file().isPresent())
        .ifPresent(
            d ->
                session.tell(
                    new Notice(
                        Severity.WARNING,
                        texts.say("files.revert", d.name()),
                        List.of(
                            new Notice.Choice(
                                "revert",
                                texts.say("files.choice.revert"),
                                () -> session.revert(d))))));
  }

  private void saveAll(List<OpenDesign> designs, Runnable then) {
    Deque<OpenDesign> rest = new ArrayDeque<>(designs);
    OpenDesign first = rest.poll();
    if (first == null) {
      then.run();
    } else {
      save(first, () -> saveAll(List.copyOf(rest), then));
    }
  }

  private List<OpenDesign> unsaved() {
    return unsaved(session.open());
  }

  private static List<OpenDesign> unsaved(List<OpenDesign> designs) {
    return designs.stream().filter(OpenDesign::isUnsaved).toList();
  }

  private static String suggestion(String name) {
    return name.endsWith(DesignFile.EXTENSION)
        ? name
        : name.replaceAll("[^\\p{L}\\p{N} ._-]", "_") + DesignFile.EXTENSION;
  }

  /// Closes the design in front.
  public void close() {
    session.current().ifPresent(this::close);
  }

  /// Closes a design.
  public void close(OpenDesign design) {
    closeAll(List.of(design));
  }

  /// Closes all designs but one.
  public void closeOthers(OpenDesign design) {
    closeAll(session.open().stream().filter(d -> !d.equals(design)).toList());
  }

  private void closeAll(List<OpenDesign> designs) {
    settle(designs, () -> designs.forEach(session::close));
  }

  /// Makes sure that all designs of the window may be closed; nothing is closed yet.
  ///
  /// @param then runs when everything is saved or may be dropped; not when the person wants to stay
  public void settle(Runnable then) {
    settle(session.open(), then);
  }

  private void settle(List<OpenDesign> designs, Runnable then) {
    List<OpenDesign> unsaved = unsaved(designs);
    if (unsaved.isEmpty()) {
      then.run();
      return;
    }
    if (unsaved.size() == 1) {
      session.switchTo(unsaved.getFirst());
    }
    switch (dialogs.unsaved(owner.get(), unsaved.stream().map(OpenDesign::name).toList())) {
      case SAVE -> saveAll(unsaved, then);
      case DISCARD -> then.run();
      case STAY -> {}
    }
  }

  /// Opens a window for the design in front alone.
  public void moveToNewWindow() {
    session.current().ifPresent(this::moveToNewWindow);
  }

  /// Opens a window for one of the designs alone.
  public void moveToNewWindow(OpenDesign design) {
    session.release(design);
    session.program().newWindow(Optional.of(design));
  }
}

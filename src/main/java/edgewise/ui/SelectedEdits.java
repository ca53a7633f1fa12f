package edgewise.ui;

import edgewise.edit.Align;
import edgewise.edit.Collapse;
import edgewise.edit.Command;
import edgewise.edit.Copying;
import edgewise.edit.Distribute;
import edgewise.edit.Elements;
import edgewise.edit.Level;
import edgewise.edit.Lock;
import edgewise.edit.Paste;
import edgewise.edit.Removal;
import edgewise.edit.Remove;
import edgewise.edit.SameSize;
import edgewise.edit.ShapeLine;
import edgewise.edit.Unlink;
import edgewise.layout.Box;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fragment;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.store.FragmentFile;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.action.Edits;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.tool.Intent;
import edgewise.work.FitFrames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// What actions do to what is selected in the design in front.
final class SelectedEdits implements Edits {
  private static final DataFormat PARTS = format("application/x-edgewise-parts");
  private static final double BESIDE = 32;
  private static final int SENTENCES = 4;

  private final Session session;
  private final Texts texts;
  private final Supplier<Workspace> workspace;
  private final Arranging arranging;

  SelectedEdits(Session session, Supplier<Workspace> workspace) {
    this.session = session;
    this.texts = session.texts();
    this.workspace = workspace;
    this.arranging = new Arranging(session, this::view);
  }

  private static DataFormat format(String type) {
    DataFormat known = DataFormat.lookupMimeType(type);
    return known == null ? new DataFormat(type) : known;
  }

  private Document document() {
    return session.documentProperty().get().orElseThrow();
  }

  private Layout shown() {
    return session.opened().orElseThrow().analysis().layout();
  }

  private Set<ElementId> chosen() {
    return session.selection().elements();
  }

  private DiagramView view() {
    return workspace.get().diagram();
  }

  // Clipboard

  @Override
  public void cut() {
    copy();
    delete();
  }

  @Override
  public void copy() {
    if (chosen().isEmpty()) {
      return;
    }
    Fragment fragment = Copying.of(document(), shown(), chosen());
    String json = FragmentFile.write(fragment);
    ClipboardContent content = new ClipboardContent();
    content.put(PARTS, json);
    content.putString(json);
    view().picture(chosen()).ifPresent(content::putImage);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    String json =
        clipboard.hasContent(PARTS)
            ? String.valueOf(clipboard.getContent(PARTS))
            : clipboard.getString();
    if (json == null || json.isBlank()) {
      session.say(List.of(Trouble.of("", Message.of("paste.nothing"))));
      return;
    }
    switch (FragmentFile.parse(json, texts.say("paste.clipboard"))) {
      case Outcome.Refused<Fragment> refused -> session.say(refused.why());
      case Outcome.Ok<Fragment>(Fragment fragment, List<Trouble> _) -> paste(fragment);
    }
  }

  /// Pastes beside the originals when they are in view, else into the middle of the view.
  private void paste(Fragment fragment) {
    Box around = null;
    for (Placement p : fragment.layout().placements()) {
      Box box = new Box(p.x(), p.y(), p.width(), p.height());
      around = around == null ? box : around.union(box);
    }
    for (Note n : fragment.layout().notes()) {
      Box box = new Box(n.x(), n.y(), n.width(), n.height());
      around = around == null ? box : around.union(box);
    }
    Box seen = view().visible();
    double x = around == null ? seen.centerX() : around.x() + BESIDE;
    double y = around == null ? seen.centerY() : around.y() + BESIDE;
    if (around == null || !seen.overlaps(around)) {
      x = Math.rint((seen.centerX() - (around == null ? 0 : around.width() / 2)) / 8) * 8;
      y = Math.rint((seen.centerY() - (around == null ? 0 : around.height() / 2)) / 8) * 8;
    }
    Optional<ElementId> site =
        chosen().stream()
            .filter(id -> element(id).filter(Site.class::isInstance).isPresent())
            .findFirst();
    switch (Paste.check(document(), fragment, x, y, site)) {
      case Outcome.Refused<Command> refused -> session.say(refused.why());
      case Outcome.Ok<Command>(Command command, List<Trouble> notes) -> {
        session.editAndSelect(FitFrames.after(command));
        if (!notes.isEmpty()) {
          session.say(notes);
        }
      }
    }
  }

  @Override
  public void duplicate() {
    if (!chosen().isEmpty()) {
      session.editAndSelect(FitFrames.after(Copying.duplicate(document(), shown(), chosen())));
    }
  }

  // Removing

  @Override
  public void delete() {
    Optional<Intent.Line> line = session.selection().line();
    if (line.isPresent()) {
      session.edit(new Unlink(line.get().kind(), line.get().from(), line.get().to()));
      session.selection().clear();
      return;
    }
    if (chosen().isEmpty()) {
      return;
    }
    Removal removal = Removal.of(document(), chosen());
    Message step = Elements.named(new Remove(chosen()).label(), document());
    session.edit(new Remove(chosen()));
    session.selection().clear();
    if (!removal.isPlain()) {
      session.tellUndoable(sentence(step, removal));
    }
  }

  private String sentence(Message step, Removal removal) {
    List<Message> all = new ArrayList<>(removal.also());
    all.addAll(removal.cleared());
    String what = all.stream().limit(SENTENCES).map(texts::say).collect(Collectors.joining(" "));
    int more = all.size() - SENTENCES;
    return texts.say(step) + ". " + what + (more > 0 ? " " + texts.say("delete.more", more) : "");
  }

  // Selecting

  @Override
  public void selectAll() {
    session.selection().pickAll(OpenDesign.ids(document()));
  }

  @Override
  public void selectSameKind() {
    Set<KindId> kinds =
        chosen().stream()
            .map(this::element)
            .flatMap(Optional::stream)
            .map(Element::kind)
            .collect(Collectors.toSet());
    session
        .selection()
        .pickAll(
            document().topology().elements().stream()
                .filter(e -> kinds.contains(e.kind()))
                .map(Element::id)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private Optional<Element> element(ElementId id) {
    return document().topology().elements().stream().filter(e -> e.id().equals(id)).findFirst();
  }

  @Override
  public void rename() {
    if (workspace.get().outline().isFocusWithin()) {
      workspace.get().editName();
      return;
    }
    Optional<Intent.Line> line = session.selection().line();
    if (line.isPresent()) {
      workspace.get().drafting().editLabel(line.get());
      return;
    }
    chosen().stream().findFirst().ifPresent(id -> workspace.get().drafting().editText(id));
  }

  // Arranging

  @Override
  public void arrangeAll() {
    arranging.all();
  }

  @Override
  public void arrangeSelection() {
    arranging.some(chosen());
  }

  @Override
  public void align(Align.Edge edge) {
    session.edit(FitFrames.after(new Align(chosen(), edge, shown())));
  }

  @Override
  public void distribute(boolean across) {
    session.edit(FitFrames.after(new Distribute(chosen(), across, shown())));
  }

  @Override
  public void sameSize(boolean width) {
    session.edit(new SameSize(chosen(), width));
  }

  @Override
  public void level(Level.To to) {
    session.edit(new Level(chosen(), to, shown()));
  }

  @Override
  public void lock() {
    boolean all =
        chosen().stream()
            .allMatch(
                id ->
                    document().layout().notes().stream()
                            .anyMatch(n -> n.id().equals(id) && n.locked())
                        || document().layout().find(id).filter(Placement::locked).isPresent());
    session.edit(new Lock(chosen(), !all, shown()));
  }

  @Override
  public void collapse() {
    Set<ElementId> sites =
        chosen().stream()
            .filter(id -> element(id).filter(Site.class::isInstance).isPresent())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    boolean all =
        sites.stream()
            .allMatch(id -> document().layout().find(id).filter(Placement::collapsed).isPresent());
    session.edit(new Collapse(sites, !all, shown()));
  }

  @Override
  public void resetLine() {
    session
        .selection()
        .line()
        .ifPresent(l -> session.edit(ShapeLine.reset(l.kind(), l.from(), l.to())));
  }
}

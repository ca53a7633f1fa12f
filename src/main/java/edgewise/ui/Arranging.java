package edgewise.ui;

import edgewise.check.Severity;
import edgewise.edit.Arrange;
import edgewise.edit.Command;
import edgewise.layout.Arranger;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.plan.Design;
import edgewise.text.Message;
import edgewise.ui.canvas.DiagramView;
import edgewise.work.FitFrames;
import edgewise.work.Job;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Arranges the drawing of the design in front, away from the window's thread: first a quick
/// arrangement, then a better one, which becomes part of the same step unless something else was
/// done in between.
final class Arranging {
  private static final String TOPIC = "arrange";

  private final Session session;
  private final Supplier<DiagramView> view;

  Arranging(Session session, Supplier<DiagramView> view) {
    this.session = session;
    this.view = view;
  }

  /// Arranges everything.
  void all() {
    session.current().ifPresent(design -> start(design, Set.of()));
  }

  /// Arranges some elements among themselves.
  void some(Set<ElementId> chosen) {
    session
        .current()
        .ifPresent(
            design -> {
              Set<ElementId> elements =
                  design.document().topology().elements().stream()
                      .map(Element::id)
                      .filter(chosen::contains)
                      .collect(Collectors.toCollection(LinkedHashSet::new));
              if (!elements.isEmpty()) {
                start(design, elements);
              }
            });
  }

  /// @param ids empty for everything
  private void start(OpenDesign design, Set<ElementId> ids) {
    Document from = design.document();
    session.work(
        TOPIC,
        Message.of("job.arranging"),
        job -> {
          Arranger arranger = arranger(from, job);
          return new Quick(arranger, ids.isEmpty() ? arranger.all() : arranger.some(ids));
        },
        quick -> first(design, from, ids, quick));
  }

  /// A first arrangement and who made it.
  private record Quick(Arranger arranger, Layout layout) {}

  private static Arranger arranger(Document from, Job job) {
    Design design = new Design(from.topology());
    return new Arranger(design, BandLayout.arrange(design, from.layout()), job::done);
  }

  // Documents are compared by identity: a history hands out the same ones again.
  @SuppressWarnings("ReferenceEquality")
  private void first(OpenDesign design, Document from, Set<ElementId> ids, Quick found) {
    if (!isInFront(design)) {
      return;
    }
    if (design.document() != from) {
      start(design, ids);
      return;
    }
    Object gesture = new Object();
    design.history().seal();
    Layout to = found.layout;
    apply(ids, to, gesture);
    Document quick = design.document();
    session.work(
        TOPIC,
        Message.of("job.improving"),
        job -> {
          Arranger arranger = found.arranger.watchedBy(job::done);
          return ids.isEmpty() ? arranger.better(to) : arranger.better(ids, to);
        },
        better -> second(design, from, quick, ids, better, gesture));
  }

  @SuppressWarnings("ReferenceEquality")
  private void second(
      OpenDesign design,
      Document from,
      Document quick,
      Set<ElementId> ids,
      Layout better,
      Object gesture) {
    if (!isInFront(design) || design.document() != quick) {
      return;
    }
    boolean moved = quick != from;
    if (!moved || design.history().joins(gesture)) {
      apply(ids, better, gesture);
    }
    if (design.document() == from) {
      session.tell(
          Severity.INFO,
          session.texts().say(ids.isEmpty() ? "arrange.nothing" : "arrange.nothing.some"));
    }
  }

  private boolean isInFront(OpenDesign design) {
    return session.current().equals(Optional.of(design));
  }

  private void apply(Set<ElementId> ids, Layout to, Object gesture) {
    Optional<Object> key = Optional.of(gesture);
    Command step = ids.isEmpty() ? Arrange.all(to, key) : Arrange.selection(ids, to, key);
    DiagramView drawn = view.get();
    Set<ElementId> all = new LinkedHashSet<>();
    to.placements().forEach(p -> all.add(p.element()));
    to.notes().forEach(n -> all.add(n.id()));
    Map<ElementId, Box> before = drawn.drawing().boxes(all);
    if (session.edit(FitFrames.joining(step)) && !isStill()) {
      drawn.glide(before, after(before));
    }
  }

  /// Where the new document draws what was drawn: collapsed sites keep the size of their card.
  private Map<ElementId, Box> after(Map<ElementId, Box> before) {
    Layout now = session.documentProperty().get().orElseThrow().layout();
    Map<ElementId, Box> after = new HashMap<>();
    now.placements()
        .forEach(
            p -> {
              Box old = before.get(p.element());
              if (old != null) {
                after.put(
                    p.element(),
                    p.collapsed()
                        ? new Box(p.x(), p.y(), old.width(), old.height())
                        : new Box(p.x(), p.y(), p.width(), p.height()));
              }
            });
    now.notes().forEach(n -> after.put(n.id(), new Box(n.x(), n.y(), n.width(), n.height())));
    return after;
  }

  private boolean isStill() {
    return Motion.isReduced(session.settings());
  }
}

package edgewise.ui;

import edgewise.edit.AddNote;
import edgewise.edit.Adoption;
import edgewise.edit.Command;
import edgewise.edit.Copying;
import edgewise.edit.EditNote;
import edgewise.edit.Elements;
import edgewise.edit.Linking;
import edgewise.edit.Move;
import edgewise.edit.Paste;
import edgewise.edit.Proposal;
import edgewise.edit.Proposals;
import edgewise.edit.Rename;
import edgewise.edit.ResizeNote;
import edgewise.edit.ShapeLine;
import edgewise.layout.BandLayout;
import edgewise.layout.Box;
import edgewise.layout.Snapping;
import edgewise.model.Bend;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fragment;
import edgewise.model.KindId;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.LoadBalancer;
import edgewise.model.Note;
import edgewise.model.NoteKind;
import edgewise.model.Placement;
import edgewise.model.Pool;
import edgewise.model.Site;
import edgewise.model.Words;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.ui.canvas.DiagramView;
import edgewise.ui.canvas.Draft;
import edgewise.ui.canvas.Drawing;
import edgewise.ui.canvas.Editing;
import edgewise.ui.canvas.Preview;
import edgewise.ui.tool.Intent;
import edgewise.ui.tool.Spot;
import edgewise.work.FitFrames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What gestures on the drawing mean for the design in front: which step they would make, what that
/// looks like, and why it is refused.
public final class Drafting implements Editing {
  private static final double REACH = 6;
  private static final double NOTE_WIDTH = 200;
  private static final double NOTE_HEIGHT = 96;
  private static final double LEGEND_HEIGHT = 168;
  private static final double TEXT_HEIGHT = 32;
  private static final double LEAST_NOTE = 32;
  private static final Box SITE = new Box(0, 0, 760, 424);

  /// How far around a card that is in the way a free place is looked for, in double grid steps.
  private static final int MOST_RINGS = 40;

  private static final double STUB = 24;

  /// Asks for one of several links, and shows menus.
  public interface Choices {
    /// Shows the links that a line can mean; the one that is picked is made.
    ///
    /// @param x where, relative to the drawing surface
    void choose(List<Linking.Option> options, double x, double y);

    /// Shows what can be done with what is selected.
    void menu(double x, double y);
  }

  private final Session session;
  private final Texts texts;
  private final DiagramView view;
  private final Choices choices;
  private Moved moved;
  private final Map<Object, Outcome<Proposal>> proposals = new HashMap<>();
  private final Map<Object, Outcome<List<Linking.Option>>> links = new HashMap<>();

  /// @param view the drawing surface on which the gestures are made
  public Drafting(Session session, DiagramView view, Choices choices) {
    this.session = session;
    this.texts = session.texts();
    this.view = view;
    this.choices = choices;
  }

  /// What a movement needs to know in every frame; found out once.
  ///
  /// @param ids everything that moves, what stands in a moved site included
  /// @param around the rectangle around it, before the movement
  private record Moved(
      Set<ElementId> asked,
      Set<ElementId> ids,
      Map<ElementId, Box> boxes,
      Box around,
      Snapping snapping) {}

  private Document document() {
    return session.documentProperty().get().orElseThrow();
  }

  private Drawing drawing() {
    return view.drawing();
  }

  /// The complete layout on show.
  private Layout shown() {
    return session.opened().orElseThrow().analysis().layout();
  }

  private Optional<Element> element(ElementId id) {
    return document().topology().elements().stream().filter(e -> e.id().equals(id)).findFirst();
  }

  private Optional<Note> note(ElementId id) {
    return document().layout().notes().stream().filter(n -> n.id().equals(id)).findFirst();
  }

  /// The name of the step that a command would make.
  private String name(Command command) {
    return texts.say(Elements.named(command.label(), document()));
  }

  private String why(Outcome.Refused<?> refused) {
    return refused.why().stream().map(t -> t.say(texts)).collect(Collectors.joining(" "));
  }

  @Override
  public Draft draft(Intent intent) {
    if (session.current().isEmpty()) {
      return Draft.NOTHING;
    }
    return switch (intent) {
      case Intent.Move move -> move(move);
      case Intent.Insert insert -> insert(insert);
      case Intent.Connect connect -> connect(connect);
      case Intent.Band band -> band(band);
      case Intent.Resize resize -> resize(resize);
      case Intent.Bend bend -> bend(bend);
    };
  }

  @Override
  public void ended() {
    moved = null;
    proposals.clear();
    links.clear();
  }

  // Moving

  private Draft move(Intent.Move in) {
    if (moved == null || !moved.asked().equals(in.elements())) {
      moved = moved(in.elements());
    }
    if (moved.ids().isEmpty()) {
      return new Draft(Preview.NONE.saying(texts.say("canvas.locked"), in.x(), in.y()), () -> {});
    }
    boolean keepY = in.straight() && Math.abs(in.dx()) >= Math.abs(in.dy());
    boolean keepX = in.straight() && !keepY;
    Snapping.Rest rest =
        in.free()
            ? new Snapping.Rest(in.dx(), in.dy(), List.of())
            : moved.snapping().rest(moved.around(), keepX ? 0 : in.dx(), keepY ? 0 : in.dy());
    double dx = keepX ? 0 : rest.dx();
    double dy = keepY ? 0 : rest.dy();
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    moved
        .boxes()
        .forEach((id, b) -> boxes.put(id, new Box(b.x() + dx, b.y() + dy, b.width(), b.height())));
    Preview preview = Preview.moving(boxes, rest.guides());
    if (in.copying()) {
      Set<ElementId> asked = in.elements();
      Box around = moved.around();
      return new Draft(
          preview.saying(texts.say("canvas.copying"), in.x(), in.y()),
          () -> copyTo(asked, around.x() + dx, around.y() + dy));
    }
    Command move = new Move(in.elements(), dx, dy, shown(), Optional.empty());
    Optional<ElementId> target = target(in);
    if (target.isEmpty()) {
      return new Draft(preview, () -> session.edit(FitFrames.after(move)));
    }
    Outcome<Command> taken = Adoption.onto(document(), adopted(target.get()), target.get());
    return switch (taken) {
      case Outcome.Ok<Command>(Command command, List<Trouble> _) -> {
        boolean isSite = element(target.get()).filter(Site.class::isInstance).isPresent();
        Command step = isSite ? Command.all(command.label(), List.of(command, move)) : command;
        yield new Draft(
            preview.onto(target.get(), false).saying(name(command), in.x(), in.y()),
            () -> session.edit(FitFrames.after(step)));
      }
      case Outcome.Refused<Command> refused ->
          new Draft(
              preview.onto(target.get(), true).saying(why(refused), in.x(), in.y()),
              () -> session.say(refused.why()));
    };
  }

  /// Leaves the originals and puts copies, with names and addresses of their own, where the pointer
  /// is.
  private void copyTo(Set<ElementId> asked, double x, double y) {
    Fragment fragment = Copying.of(document(), shown(), asked);
    switch (Paste.check(document(), fragment, x, y, Optional.empty())) {
      case Outcome.Refused<Command> refused -> session.say(refused.why());
      case Outcome.Ok<Command>(Command command, List<Trouble> _) ->
          session.editAndSelect(FitFrames.after(command));
    }
  }

  private Moved moved(Set<ElementId> asked) {
    Set<ElementId> ids = Move.moving(document(), asked, shown());
    Map<ElementId, Box> boxes = new LinkedHashMap<>();
    Box around = null;
    for (ElementId id : ids) {
      Optional<Box> box = drawing().box(id);
      if (box.isPresent()) {
        boxes.put(id, box.get());
        around = around == null ? box.get() : around.union(box.get());
      }
    }
    if (around == null) {
      return new Moved(asked, Set.of(), Map.of(), new Box(0, 0, 0, 0), null);
    }
    return new Moved(
        asked,
        ids,
        boxes,
        around,
        new Snapping(
            drawing().boxesIn(view.visible(), ids),
            BandLayout.GRID,
            REACH / view.viewportProperty().get().scale()));
  }

  /// Those of the moved elements that a target would take.
  private Set<ElementId> adopted(ElementId target) {
    Set<ElementId> ids = new LinkedHashSet<>();
    boolean isSite = element(target).filter(Site.class::isInstance).isPresent();
    for (ElementId id : moved.asked()) {
      Optional<Element> element = element(id);
      if (element.isPresent() && (!isSite || !element.get().siteId().equals(Optional.of(target)))) {
        ids.add(id);
      }
    }
    return ids;
  }

  /// What the moved elements would be dropped on: a pool or balancer under the pointer, or another
  /// site than their own. Empty when they stay where they belong.
  private Optional<ElementId> target(Intent.Move in) {
    List<Element> elements =
        moved.asked().stream().map(this::element).flatMap(Optional::stream).toList();
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    Optional<ElementId> card =
        drawing()
            .cardAt(in.x(), in.y(), moved.ids())
            .filter(id -> element(id).filter(t -> holds(t, elements)).isPresent());
    if (card.isPresent()) {
      return card;
    }
    return drawing()
        .siteAt(in.x(), in.y(), moved.ids())
        .filter(
            site ->
                elements.stream()
                    .anyMatch(e -> e.siteId().isPresent() && !e.siteId().get().equals(site)));
  }

  /// Whether a drop on this card means more than lying on it.
  private static boolean holds(Element target, List<Element> dropped) {
    return switch (target) {
      case EdgePool _, Pool _ ->
          dropped.size() == 1
              && (dropped.getFirst() instanceof EdgePool || dropped.getFirst() instanceof Pool);
      case LoadBalancer _ ->
          dropped.stream().allMatch(e -> e instanceof EdgePool || e instanceof Pool);
      default -> false;
    };
  }

  @Override
  public void nudge(double dx, double dy) {
    Set<ElementId> chosen = session.selection().elements();
    if (!chosen.isEmpty()) {
      Move move = new Move(chosen, dx, dy, shown(), Optional.of(List.of("nudge", chosen)));
      session.edit(FitFrames.joining(move));
    }
  }

  // Adding

  private Draft insert(Intent.Insert in) {
    Optional<NoteKind> note =
        Optional.ofNullable((NoteKind) Words.constants(NoteKind.class).get(in.kind().value()));
    return note.isPresent() ? insertNote(note.get(), in) : insertElement(in);
  }

  private Draft insertNote(NoteKind kind, Intent.Insert in) {
    double height =
        switch (kind) {
          case NOTE -> NOTE_HEIGHT;
          case TEXT -> TEXT_HEIGHT;
          case LEGEND -> LEGEND_HEIGHT;
        };
    Box box = around(in, NOTE_WIDTH, height);
    String words = texts.say("note." + Words.of(kind));
    return new Draft(
        Preview.adding(new Preview.Ghost(in.kind().value(), words, box)),
        () -> {
          AddNote add =
              AddNote.of(document(), kind, words, box.x(), box.y(), box.width(), box.height());
          session.edit(add);
          session.selection().pickAll(Set.of(add.note().id()));
          if (kind != NoteKind.LEGEND) {
            editText(new Spot.On(add.note().id()));
          }
        });
  }

  private static Box around(Intent.Insert in, double width, double height) {
    double x = in.x() - width / 2;
    double y = in.y() - Math.min(height / 2, 24);
    return in.free() ? new Box(x, y, width, height) : new Box(onGrid(x), onGrid(y), width, height);
  }

  /// The place nearest to the wished one where no card is; the wished one when all around is full.
  private Box beside(Box wish) {
    if (isFree(wish)) {
      return wish;
    }
    for (int ring = 1; ring <= MOST_RINGS; ring++) {
      double reach = 2 * ring * BandLayout.GRID;
      for (int i = -ring; i <= ring; i++) {
        double along = 2 * i * BandLayout.GRID;
        for (Box at :
            List.of(
                moved(wish, along, reach),
                moved(wish, along, -reach),
                moved(wish, reach, along),
                moved(wish, -reach, along))) {
          if (isFree(at)) {
            return at;
          }
        }
      }
    }
    return wish;
  }

  private static Box moved(Box box, double dx, double dy) {
    return new Box(box.x() + dx, box.y() + dy, box.width(), box.height());
  }

  private boolean isFree(Box box) {
    return drawing().boxesIn(box.grown(BandLayout.GRID), Set.of()).isEmpty();
  }

  private static double onGrid(double value) {
    return Math.rint(value / BandLayout.GRID) * BandLayout.GRID;
  }

  private Draft insertElement(Intent.Insert in) {
    Optional<ElementId> site = drawing().siteAt(in.x(), in.y(), Set.of());
    Optional<ElementId> pool =
        drawing().cardAt(in.x(), in.y(), Set.of()).filter(id -> takes(id, in.kind()));
    Outcome<Proposal> outcome =
        proposals.computeIfAbsent(
            List.of(in.kind(), site, pool),
            _ -> Proposals.place(document(), in.kind(), site, pool, texts));
    return switch (outcome) {
      case Outcome.Refused<Proposal> refused -> {
        Box box = around(in, 208, 72);
        Preview ghost =
            Preview.adding(
                new Preview.Ghost(in.kind().value(), texts.say("kind." + in.kind()), box));
        Preview aimed =
            pool.or(() -> site).map(t -> ghost.onto(t, true)).orElseGet(ghost::asRefused);
        yield new Draft(
            aimed.saying(why(refused), in.x(), in.y()), () -> session.say(refused.why()));
      }
      case Outcome.Ok<Proposal>(Proposal proposal, List<Trouble> _) -> {
        Optional<Element> main =
            proposal.added().stream().filter(e -> e.id().equals(proposal.main())).findFirst();
        Box size =
            main.map(
                    e ->
                        e instanceof Site
                            ? SITE
                            : BandLayout.size(
                                e, session.opened().orElseThrow().analysis().design()))
                .orElse(new Box(0, 0, 208, 72));
        Box wish = around(in, size.width(), size.height());
        boolean card = main.filter(e -> !(e instanceof Site)).isPresent();
        Box box = card && !in.free() ? beside(wish) : wish;
        Preview ghost =
            Preview.adding(
                new Preview.Ghost(
                    in.kind().value(),
                    main.map(Element::name).orElseGet(() -> texts.say("kind." + in.kind())),
                    box));
        Preview aimed = pool.or(() -> site).map(t -> ghost.onto(t, false)).orElse(ghost);
        int more = proposal.added().size() - 1;
        yield new Draft(
            more > 0 ? aimed.saying(texts.say("canvas.adds-more", more), in.x(), in.y()) : aimed,
            () -> put(proposal, main, box, pool));
      }
    };
  }

  private boolean takes(ElementId card, KindId kind) {
    return element(card)
        .filter(
            e ->
                e instanceof EdgePool
                    || e instanceof Pool
                    || (e instanceof LoadBalancer && !kind.value().endsWith("load-balancer")))
        .filter(e -> e instanceof LoadBalancer || isServer(kind))
        .isPresent();
  }

  private static boolean isServer(KindId kind) {
    return kind.value().equals("edge-server") || kind.value().equals("director");
  }

  private void put(Proposal proposal, Optional<Element> main, Box box, Optional<ElementId> pool) {
    Command step =
        main.map(
                e ->
                    proposal.placed(
                        List.of(
                            new Placement(e.id(), box.x(), box.y(), box.width(), box.height()))))
            .orElse(proposal.command());
    session.edit(FitFrames.after(step));
    main.map(Element::id).or(() -> pool).ifPresent(id -> session.selection().pickAll(Set.of(id)));
  }

  /// Adds an element where the layout has room for it, in the site of what is selected; a note in
  /// the middle of the view.
  @Override
  public void insert(KindId kind) {
    if (Words.constants(NoteKind.class).containsKey(kind.value())) {
      Box seen = view.visible();
      draft(new Intent.Insert(kind, seen.centerX(), seen.centerY(), false)).run().run();
      return;
    }
    Optional<Element> chosen =
        session.selection().elements().stream().findFirst().flatMap(this::element);
    Optional<ElementId> site =
        chosen.flatMap(e -> e instanceof Site ? Optional.of(e.id()) : e.siteId());
    Optional<ElementId> pool = chosen.map(Element::id).filter(id -> takes(id, kind));
    switch (Proposals.place(document(), kind, site, pool, texts)) {
      case Outcome.Refused<Proposal> refused -> session.say(refused.why());
      case Outcome.Ok<Proposal>(Proposal proposal, List<Trouble> _) -> {
        session.edit(FitFrames.after(proposal.command()));
        boolean added = proposal.added().stream().anyMatch(e -> e.id().equals(proposal.main()));
        (added ? Optional.of(proposal.main()) : pool)
            .ifPresent(id -> session.selection().pickAll(Set.of(id)));
      }
    }
  }

  // Connecting

  private Draft connect(Intent.Connect in) {
    Set<ElementId> self = Set.of(in.from());
    Optional<ElementId> to =
        drawing().cardAt(in.x(), in.y(), self).or(() -> titleAt(in.x(), in.y()));
    Preview wire = Preview.connecting(new Preview.Wire(in.from(), to, in.x(), in.y()));
    if (to.isEmpty()) {
      return new Draft(wire.saying(texts.say("canvas.connect"), in.x(), in.y()), () -> {});
    }
    Outcome<List<Linking.Option>> outcome =
        links.computeIfAbsent(
            List.of(in.from(), to.get()), _ -> Linking.between(document(), in.from(), to.get()));
    return switch (outcome) {
      case Outcome.Refused<List<Linking.Option>> refused ->
          new Draft(
              wire.onto(to.get(), true).saying(why(refused), in.x(), in.y()),
              () -> session.say(refused.why()));
      case Outcome.Ok<List<Linking.Option>>(List<Linking.Option> options, List<Trouble> _) ->
          new Draft(
              wire.onto(to.get(), false)
                  .saying(
                      options.size() == 1
                          ? texts.say(Elements.named(options.getFirst().label(), document()))
                          : texts.say("canvas.choose", options.size()),
                      in.x(),
                      in.y()),
              () -> link(options, in.x(), in.y()));
    };
  }

  private Optional<ElementId> titleAt(double x, double y) {
    return drawing()
        .siteAt(x, y, Set.of())
        .filter(id -> drawing().box(id).filter(b -> y < b.y() + BandLayout.TITLE).isPresent());
  }

  private void link(List<Linking.Option> options, double x, double y) {
    if (options.size() == 1) {
      link(options.getFirst());
    } else {
      var v = view.viewportProperty().get();
      choices.choose(options, v.screenX(x), v.screenY(y));
    }
  }

  /// Makes a link and selects its line.
  public void link(Linking.Option option) {
    session.edit(option.command());
    session.selection().pickLine(new Intent.Line(option.kind(), option.from(), option.to()));
  }

  // Selecting

  private Draft band(Intent.Band in) {
    Box box = Box.between(in.x1(), in.y1(), in.x2(), in.y2());
    return new Draft(
        Preview.banding(box),
        () -> {
          Set<ElementId> found = new LinkedHashSet<>();
          if (in.adding()) {
            found.addAll(session.selection().elements());
          }
          found.addAll(drawing().elementsIn(box));
          document().layout().notes().stream()
              .filter(n -> box.contains(new Box(n.x(), n.y(), n.width(), n.height())))
              .forEach(n -> found.add(n.id()));
          session.selection().pickAll(found);
        });
  }

  // Notes and lines

  private Draft resize(Intent.Resize in) {
    Optional<Note> note = note(in.note());
    if (note.isEmpty() || note.get().locked()) {
      return Draft.NOTHING;
    }
    Note n = note.get();
    double right = in.free() ? in.x() : onGrid(in.x());
    double bottom = in.free() ? in.y() : onGrid(in.y());
    double width = Math.max(2 * LEAST_NOTE, right - n.x());
    double height = Math.max(LEAST_NOTE, bottom - n.y());
    return new Draft(
        Preview.moving(Map.of(n.id(), new Box(n.x(), n.y(), width, height)), List.of()),
        () -> session.edit(new ResizeNote(n.id(), n.x(), n.y(), width, height, Optional.empty())));
  }

  private Draft bend(Intent.Bend in) {
    double[] p = drawing().points(in.line());
    if (p.length < 4) {
      return Draft.NOTHING;
    }
    List<Bend> bends = bent(p, in.stretch(), onGrid(in.x()), onGrid(in.y()));
    List<Double> path = new ArrayList<>();
    path.add(p[0]);
    path.add(p[1]);
    for (Bend bend : bends) {
      path.add(bend.x());
      path.add(bend.y());
    }
    path.add(p[p.length - 2]);
    path.add(p[p.length - 1]);
    Intent.Line line = in.line();
    return new Draft(
        Preview.shaping(path),
        () ->
            session.edit(
                new ShapeLine(
                    line.kind(),
                    line.from(),
                    line.to(),
                    bends,
                    shape(line).flatMap(LineShape::label),
                    Optional.empty())));
  }

  private Optional<LineShape> shape(Intent.Line line) {
    return ShapeLine.find(document(), line.kind(), line.from(), line.to());
  }

  /// The corners of a line after one of its stretches was moved aside. The first and last stretch
  /// stay at their cards: they get a corner there.
  static List<Bend> bent(double[] p, int stretch, double x, double y) {
    int last = p.length / 2 - 2;
    List<Bend> bends = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      bends.add(new Bend(p[2 * i], p[2 * i + 1]));
    }
    double x1 = p[2 * stretch];
    double y1 = p[2 * stretch + 1];
    double x2 = p[2 * stretch + 2];
    double y2 = p[2 * stretch + 3];
    boolean flat = Math.abs(y1 - y2) <= Math.abs(x1 - x2);
    double stub = Math.min(STUB, Math.hypot(x2 - x1, y2 - y1) / 3);
    double along = Math.signum(flat ? x2 - x1 : y2 - y1) * stub;
    Bend a = flat ? new Bend(x1, y) : new Bend(x, y1);
    Bend b = flat ? new Bend(x2, y) : new Bend(x, y2);
    List<Bend> shaped = new ArrayList<>(bends.subList(0, Math.max(0, stretch - 1)));
    if (stretch == 0) {
      Bend foot = flat ? new Bend(x1 + along, y1) : new Bend(x1, y1 + along);
      shaped.add(foot);
      a = flat ? new Bend(foot.x(), y) : new Bend(x, foot.y());
    }
    shaped.add(a);
    if (stretch == last) {
      Bend foot = flat ? new Bend(x2 - along, y2) : new Bend(x2, y2 - along);
      b = flat ? new Bend(foot.x(), y) : new Bend(x, foot.y());
      shaped.add(b);
      shaped.add(foot);
    } else {
      shaped.add(b);
      shaped.addAll(bends.subList(stretch + 1, bends.size()));
    }
    return shaped;
  }

  @Override
  public void editText(Spot spot) {
    switch (spot) {
      case Spot.On on -> editText(on.element());
      case Spot.Port port -> editText(port.element());
      case Spot.Corner corner -> editText(corner.note());
      case Spot.Wire wire -> editLabel(wire);
      case Spot.Bundle _, Spot.Ground _ -> {}
    }
  }

  /// Edits the name of an element or the words of a note in place.
  public void editText(ElementId id) {
    Optional<Note> note = note(id);
    if (note.isPresent()) {
      view.editText(
          view.screenBox(
              new Box(note.get().x(), note.get().y(), note.get().width(), note.get().height())),
          texts.say("canvas.edit-note"),
          note.get().text(),
          note.get().kind() == NoteKind.NOTE,
          words -> session.edit(new EditNote(id, words)));
      return;
    }
    element(id)
        .ifPresent(
            e ->
                view.screenBox(id)
                    .ifPresent(
                        box ->
                            view.editText(
                                box,
                                texts.say("canvas.edit-name", e.name()),
                                e.name(),
                                false,
                                name -> {
                                  if (!name.isBlank()) {
                                    session.edit(new Rename(id, name.strip()));
                                  }
                                })));
  }

  /// Edits the label of a line in place, at its longest stretch.
  public void editLabel(Intent.Line line) {
    double[] p = drawing().points(line);
    int longest = 0;
    for (int i = 0; i + 3 < p.length; i += 2) {
      if (length(p, i) > length(p, 2 * longest)) {
        longest = i / 2;
      }
    }
    editLabel(new Spot.Wire(line, longest));
  }

  private static double length(double[] p, int i) {
    return Math.hypot(p[i + 2] - p[i], p[i + 3] - p[i + 1]);
  }

  private void editLabel(Spot.Wire wire) {
    Intent.Line line = wire.line();
    double[] p = drawing().points(line);
    if (p.length < 4) {
      return;
    }
    int i = 2 * wire.stretch();
    Box at = new Box((p[i] + p[i + 2]) / 2 - 60, (p[i + 1] + p[i + 3]) / 2 - 12, 120, 24);
    Optional<LineShape> shape = shape(line);
    view.editText(
        view.screenBox(at),
        texts.say("canvas.edit-label"),
        shape.flatMap(LineShape::label).orElse(""),
        false,
        words ->
            session.edit(
                new ShapeLine(
                    line.kind(),
                    line.from(),
                    line.to(),
                    shape.map(LineShape::bends).orElse(List.of()),
                    words.isBlank() ? Optional.empty() : Optional.of(words.strip()),
                    Optional.empty())));
  }

  @Override
  public void placed(KindId kind) {
    view.requestFocus();
  }

  @Override
  public void menu(double x, double y) {
    choices.menu(x, y);
  }
}

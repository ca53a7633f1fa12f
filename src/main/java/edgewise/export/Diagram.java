package edgewise.export;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.check.Finding;
import edgewise.check.Severity;
import edgewise.layout.Band;
import edgewise.layout.BandKind;
import edgewise.layout.BandLayout;
import edgewise.layout.Bands;
import edgewise.layout.Box;
import edgewise.layout.Cards;
import edgewise.layout.Folding;
import edgewise.layout.Link;
import edgewise.layout.Links;
import edgewise.layout.Routes;
import edgewise.model.Document;
import edgewise.model.EdgePool;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.Host;
import edgewise.model.Layout;
import edgewise.model.LineShape;
import edgewise.model.LinkKind;
import edgewise.model.Note;
import edgewise.model.Partner;
import edgewise.model.Placement;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import edgewise.plan.Design;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the drawing of a design shows, with all words said and without colours: the same cards,
/// frames, lines and notes in the same places as in the window.
///
/// @param title what it is a drawing of
/// @param bands from the Internet inwards
/// @param frames around the sites that are not collapsed, and around what belongs to no site
/// @param cards in the order in which they are painted
/// @param lines between cards, by position; in the order in which they are painted
/// @param notes in the order in which they are painted, those of a level below 0 under the lines
/// @param area around everything
public record Diagram(
    String title,
    List<Band> bands,
    List<Frame> frames,
    List<Plate> cards,
    List<Line> lines,
    List<Note> notes,
    Box area) {
  private static final double MARGIN = 32;

  public Diagram {
    bands = List.copyOf(bands);
    frames = List.copyOf(frames);
    cards = List.copyOf(cards);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// How many problems there are.
  public record Marks(int errors, int warnings, int hints) {
    static final Marks NONE = new Marks(0, 0, 0);

    Marks and(Marks more) {
      return new Marks(errors + more.errors, warnings + more.warnings, hints + more.hints);
    }

    static Marks of(Severity severity) {
      return new Marks(
          severity == Severity.ERROR ? 1 : 0,
          severity == Severity.WARNING ? 1 : 0,
          severity == Severity.INFO ? 1 : 0);
    }

    /// Whether there is none.
    public boolean isNone() {
      return errors + warnings + hints == 0;
    }

    /// Whether something is wrong for sure or likely.
    public boolean isBad() {
      return errors + warnings > 0;
    }
  }

  /// A card.
  ///
  /// @param addresses every address by service, service first; empty for kinds without
  /// @param fqdn its name in DNS, or empty
  /// @param site the name of its site, or empty
  /// @param frame the site whose frame it stands in
  public record Plate(
      ElementId id,
      Kind kind,
      Box box,
      CardTexts.Words words,
      String fqdn,
      Map<String, String> addresses,
      String site,
      Optional<ElementId> frame,
      Marks marks,
      boolean locked,
      boolean collapsed,
      int level) {}

  /// A frame.
  ///
  /// @param site empty for the frame around what belongs to no site
  public record Frame(
      Optional<ElementId> site,
      Box box,
      Kind kind,
      String title,
      String kindName,
      Marks marks,
      boolean locked) {}

  /// A line.
  ///
  /// @param from position of its first card
  /// @param to position of its second card
  /// @param points x and y of each corner, the ends included
  /// @param label words beside it, or empty
  /// @param count how many links it stands for
  public record Line(
      LinkKind kind, int from, int to, List<Double> points, String label, int count) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /// The drawing of a design, or of a part of it.
  ///
  /// @param findings the open ones
  /// @param title said when the organization has no name
  public static Diagram of(
      Document document, Design design, List<Finding> findings, Texts texts, String title) {
    return new Making(document, design, findings, texts).diagram(title);
  }

  /// The drawing of an exporter's input.
  static Diagram of(ExportInput in) {
    return of(in.document(), in.plan().design(), in.findings(), in.texts(), in.baseName());
  }

  /// The part of the drawing that shows some elements and notes: of a site what stands in it, of
  /// everything the lines between. The whole drawing when none of them is drawn.
  public Diagram only(Set<ElementId> ids) {
    List<Frame> keptFrames =
        frames.stream().filter(f -> f.site().filter(ids::contains).isPresent()).toList();
    Map<Integer, Integer> places = new HashMap<>();
    List<Plate> keptCards = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      Plate card = cards.get(i);
      if (ids.contains(card.id()) || card.frame().filter(ids::contains).isPresent()) {
        places.put(i, keptCards.size());
        keptCards.add(card);
      }
    }
    List<Note> keptNotes = notes.stream().filter(n -> ids.contains(n.id())).toList();
    if (keptFrames.isEmpty() && keptCards.isEmpty() && keptNotes.isEmpty()) {
      return this;
    }
    List<Line> keptLines = new ArrayList<>();
    for (Line line : lines) {
      if (places.containsKey(line.from()) && places.containsKey(line.to())) {
        keptLines.add(
            new Line(
                line.kind(),
                places.get(line.from()),
                places.get(line.to()),
                line.points(),
                line.label(),
                line.count()));
      }
    }
    Box around = around(keptFrames, keptCards, keptLines, keptNotes).grown(MARGIN);
    return new Diagram(
        keptFrames.size() == 1 ? keptFrames.getFirst().title() : title,
        bands.stream()
            .filter(b -> b.area().overlaps(around))
            .map(b -> new Band(b.kind(), common(b.area(), around)))
            .toList(),
        keptFrames,
        keptCards,
        keptLines,
        keptNotes,
        around);
  }

  private static Box common(Box a, Box b) {
    return Box.between(
        Math.max(a.x(), b.x()),
        Math.max(a.y(), b.y()),
        Math.min(a.right(), b.right()),
        Math.min(a.bottom(), b.bottom()));
  }

  private static Box around(
      List<Frame> frames, List<Plate> cards, List<Line> lines, List<Note> notes) {
    Box around = null;
    for (Frame frame : frames) {
      around = union(around, frame.box());
    }
    for (Plate card : cards) {
      around = union(around, card.box());
    }
    for (Line line : lines) {
      for (int i = 0; i < line.points().size(); i += 2) {
        around = union(around, new Box(line.points().get(i), line.points().get(i + 1), 0, 0));
      }
    }
    for (Note note : notes) {
      around = union(around, new Box(note.x(), note.y(), note.width(), note.height()));
    }
    return around;
  }

  private static Box union(Box a, Box b) {
    return a == null ? b : a.union(b);
  }

  /// Puts a diagram together.
  private static final class Making {
    private final Document document;
    private final Design design;
    private final Texts texts;
    private final CardTexts said;
    private final Layout layout;
    private final Folding folding;
    private final Map<ElementId, Placement> placements = new HashMap<>();
    private final Map<ElementId, Marks> marks = new HashMap<>();
    private final List<Plate> cards = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<ElementId, Integer> places = new HashMap<>();

    Making(Document document, Design design, List<Finding> findings, Texts texts) {
      this.document = document;
      this.design = design;
      this.texts = texts;
      said = new CardTexts(texts);
      layout = BandLayout.arrange(design, document.layout());
      folding = Folding.of(design, layout);
      layout.placements().forEach(p -> placements.put(p.element(), p));
      for (Finding finding : findings) {
        finding.element().ifPresent(e -> marks.merge(e, Marks.of(finding.severity()), Marks::and));
      }
    }

    Diagram diagram(String title) {
      cards();
      List<Line> lines = lines();
      List<Note> notes =
          document.layout().notes().stream().sorted(Comparator.comparingInt(Note::level)).toList();
      List<Band> bands = Bands.of(design, layout);
      Box around = around(frames, cards, lines, notes);
      Box area = around == null ? new Box(0, 0, 480, 240) : around.grown(MARGIN);
      for (Band band : bands) {
        area = area.union(band.area());
      }
      String name = design.organization().name();
      return new Diagram(name.isBlank() ? title : name, bands, frames, cards, lines, notes, area);
    }

    private Marks marks(ElementId id) {
      return marks.getOrDefault(id, Marks.NONE);
    }

    private record Sorted(Plate plate, double top, BandKind band) {}

    private void cards() {
      Map<ElementId, List<Element>> contents = new HashMap<>();
      folding
          .hidden()
          .forEach(
              (id, site) ->
                  contents
                      .computeIfAbsent(site, _ -> new ArrayList<>())
                      .add(design.find(id).orElseThrow()));
      List<Sorted> sorted = new ArrayList<>();
      Box loose = null;
      for (Element element : design.elements()) {
        if (folding.hidden().containsKey(element.id())) {
          continue;
        }
        Box box = folding.boxes().get(element.id());
        if (element instanceof Site site) {
          if (folding.frames().contains(site.id())) {
            frames.add(frame(site, box));
            continue;
          }
        } else if (!(element instanceof Partner) && BandLayout.frame(element, design).isEmpty()) {
          loose = union(loose, box);
        }
        Plate plate =
            element instanceof Site site
                ? collapsed(site, box, contents.getOrDefault(site.id(), List.of()))
                : card(element, box);
        sorted.add(new Sorted(plate, top(element), BandLayout.band(element, design)));
      }
      if (loose != null) {
        frames.add(organization(loose));
      }
      sorted.stream()
          .sorted(
              Comparator.comparingInt((Sorted s) -> s.plate().level())
                  .thenComparingDouble(Sorted::top)
                  .thenComparing(Sorted::band)
                  .thenComparingDouble(s -> s.plate().box().x())
                  .thenComparingDouble(s -> s.plate().box().y()))
          .map(Sorted::plate)
          .forEach(
              plate -> {
                places.put(plate.id(), cards.size());
                cards.add(plate);
              });
    }

    private double top(Element element) {
      return (element instanceof Site ? Optional.of(element.id()) : element.siteId())
          .map(folding.boxes()::get)
          .map(Box::y)
          .orElse(element instanceof Partner ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    private Frame frame(Site site, Box box) {
      Placement place = placements.get(site.id());
      return new Frame(
          Optional.of(site.id()),
          box,
          Kinds.standard().kind(site.kind()),
          site.name(),
          texts.say("kind." + site.kind()),
          marks(site.id()),
          place.locked());
    }

    private Frame organization(Box loose) {
      String name = design.organization().name();
      String word = texts.say("frame.organization");
      return new Frame(
          Optional.empty(),
          Box.between(
              loose.x() - BandLayout.PADDING,
              loose.y() - BandLayout.TITLE,
              loose.right() + BandLayout.PADDING,
              loose.bottom() + BandLayout.PADDING),
          Kinds.standard().all().iterator().next(),
          name.isBlank() ? word : name,
          word,
          Marks.NONE,
          false);
    }

    private Plate card(Element element, Box box) {
      Placement place = placements.get(element.id());
      Map<String, String> addresses = new LinkedHashMap<>();
      for (var line : Cards.addresses(element, design)) {
        addresses.merge(said.label(line), line.value().replace("  ", ", "), (a, b) -> a + ", " + b);
      }
      return new Plate(
          element.id(),
          Kinds.standard().kind(element.kind()),
          box,
          said.of(element, Cards.of(element, design)),
          fqdn(element).map(Fqdn::text).orElse(""),
          addresses,
          element.siteId().map(design::name).orElse(""),
          BandLayout.frame(element, design).map(Site::id),
          marks(element.id()),
          place.locked(),
          false,
          place.level());
    }

    private static Optional<Fqdn> fqdn(Element element) {
      return (switch (element) {
            case EdgePool edge -> Optional.of(edge.fqdn());
            case Host host -> Optional.of(host.fqdn());
            case ReverseProxy proxy -> proxy.fqdn();
            case Partner partner -> partner.edge();
            default -> Optional.<Fqdn>empty();
          })
          .filter(name -> !name.isBlank());
    }

    private Plate collapsed(Site site, Box box, List<Element> contents) {
      Placement place = placements.get(site.id());
      CardTexts.Words words = said.collapsed(site, contents);
      Marks all = marks(site.id());
      for (Element element : contents) {
        all = all.and(marks(element.id()));
      }
      return new Plate(
          site.id(),
          Kinds.standard().kind(site.kind()),
          CardTexts.box(words, box),
          words,
          "",
          Map.of(),
          "",
          Optional.empty(),
          all,
          place.locked(),
          true,
          place.level());
    }

    private List<Line> lines() {
      List<Link> links = Links.of(design);
      List<double[]> routes =
          Routes.of(folding.links(links), folding.shown(), folding.frames(), layout.lines())
              .lines();
      Map<Link, String> labels = new HashMap<>();
      for (LineShape shape : document.layout().lines()) {
        shape
            .label()
            .ifPresent(l -> labels.put(new Link(shape.link(), shape.from(), shape.to()), l));
      }
      List<Line> drawn = new ArrayList<>();
      Map<Link, List<Link>> merged = new LinkedHashMap<>();
      for (int i = 0; i < links.size(); i++) {
        Link link = links.get(i);
        Link shown = new Link(link.kind(), folding.shown(link.from()), folding.shown(link.to()));
        Integer from = places.get(shown.from());
        Integer to = places.get(shown.to());
        if (from == null || to == null || from.equals(to)) {
          continue;
        }
        if (cards.get(from).collapsed() || cards.get(to).collapsed()) {
          merged.computeIfAbsent(shown, _ -> new ArrayList<>()).add(link);
        } else if (routes.get(i).length > 0) {
          drawn.add(line(link, from, to, routes.get(i), labels.getOrDefault(link, ""), 1));
        }
      }
      if (!merged.isEmpty()) {
        drawn.addAll(merged(merged, labels));
      }
      drawn.sort(Comparator.comparing(Line::kind).reversed());
      return drawn;
    }

    /// Lines that end at the card of a collapsed site; those of one kind between the same cards are
    /// one line.
    private List<Line> merged(Map<Link, List<Link>> merged, Map<Link, String> labels) {
      Map<ElementId, Box> boxes = new HashMap<>();
      cards.forEach(c -> boxes.put(c.id(), c.box()));
      List<Link> ends = List.copyOf(merged.keySet());
      List<double[]> routes = Routes.of(ends, boxes, Set.of(), List.of()).lines();
      List<Line> drawn = new ArrayList<>();
      for (int i = 0; i < ends.size(); i++) {
        Link end = ends.get(i);
        List<Link> links = merged.get(end);
        String label =
            links.size() == 1
                ? labels.getOrDefault(links.getFirst(), "")
                : texts.say("canvas.times", links.size());
        if (routes.get(i).length > 0) {
          drawn.add(
              line(
                  end,
                  places.get(end.from()),
                  places.get(end.to()),
                  routes.get(i),
                  label,
                  links.size()));
        }
      }
      return drawn;
    }

    private static Line line(
        Link link, int from, int to, double[] points, String label, int count) {
      List<Double> corners = new ArrayList<>(points.length);
      for (double at : points) {
        corners.add(at);
      }
      return new Line(link.kind(), from, to, corners, label, count);
    }
  }
}

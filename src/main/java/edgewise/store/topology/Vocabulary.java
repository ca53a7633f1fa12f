package edgewise.store.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What occurs in topology documents: elements with their attributes (`elements.csv`), roles with
/// their ports (`ports.csv`). Everything else in a file is passed over and told.
final class Vocabulary {
  private static final Map<String, Known> ELEMENTS = new HashMap<>();
  private static final Map<String, Usual> PORTS = new HashMap<>();
  private static final Set<String> ROLES = new HashSet<>();

  static {
    for (String[] row : rows("elements.csv")) {
      ELEMENTS.put(row[0], new Known(parts(row[1]), parts(row[2])));
    }
    for (String[] row : rows("ports.csv")) {
      ROLES.add(row[0]);
      PORTS.put(
          String.join(" ", row[0], row[1], row[2], row[3]),
          new Usual(parts(row[4]), row[5].equals("yes")));
    }
  }

  private record Known(Set<String> attributes, Set<String> children) {}

  private record Usual(Set<String> ports, boolean kept) {}

  private Vocabulary() {}

  /// Notes every element and attribute below this element that is not known. Unknown elements are
  /// not looked into.
  static void note(XmlElement element, Remarks remarks) {
    Known known = ELEMENTS.get(element.name());
    for (String attribute : element.attributes().keySet()) {
      if (!known.attributes().contains(attribute)) {
        remarks.ignored(element, "import.ignored.attribute", attribute, element.name());
      }
    }
    for (XmlElement child : element.children()) {
      if (known.children().contains(child.name())) {
        note(child, remarks);
      } else {
        remarks.ignored(child, "import.ignored.element", child.name(), element.name());
      }
    }
  }

  /// True for a role that the import understands.
  static boolean isRole(String role) {
    return ROLES.contains(role);
  }

  /// Notes a port that is not known, or whose number differs from the usual one where a design has
  /// no field for it.
  static void note(RawTopology.Service service, RawTopology.Port port, Remarks remarks) {
    Usual usual =
        PORTS.get(String.join(" ", service.role(), port.owner(), port.usage(), port.side()));
    if (usual == null && PORTS.containsKey(service.role() + " * * *")) {
      return;
    }
    if (usual == null) {
      remarks.ignored(
          port.at(),
          "import.ignored.port",
          port.owner(),
          port.usage(),
          port.side(),
          service.role());
    } else if (!usual.kept()
        && port.port() > 0
        && !usual.ports().contains(Integer.toString(port.port()))) {
      String numbers = String.join(", ", sorted(usual.ports()));
      remarks.ignored(
          port.at(),
          "import.ignored.port-number",
          port.port(),
          port.owner(),
          port.usage(),
          numbers);
    }
  }

  private static List<String> sorted(Set<String> set) {
    return set.stream().sorted().toList();
  }

  private static Set<String> parts(String cell) {
    return cell.isEmpty() ? Set.of() : Set.of(cell.split("\\|"));
  }

  private static List<String[]> rows(String resource) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

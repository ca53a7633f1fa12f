package edgewise.store.topology;

import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Layout;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Reads a topology document of either family into a design. The family is told by the root element
/// and its namespace, never by the file name.
public final class TopologyImport {
  /// Real files have some hundred kilobytes.
  static final int MAX_BYTES = 64 << 20;

  static final String DEPLOY = "urn:schema:Microsoft.Rtc.Management.Deploy.";

  private TopologyImport() {}

  /// Reads a file.
  public static Outcome<Imported> read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      return Outcome.refused(Trouble.of(file.toString(), Message.of("import.error.no-file")));
    } catch (IOException e) {
      return Outcome.refused(
          Trouble.of(
              file.toString(),
              Message.of("import.error.unreadable", String.valueOf(e.getMessage()))));
    }
    return parse(bytes, file.toString());
  }

  /// Reads the content of a file; the name only stands in the notes.
  public static Outcome<Imported> parse(byte[] bytes, String fileName) {
    if (bytes.length > MAX_BYTES) {
      return Outcome.refused(
          Trouble.of(fileName, Message.of("import.error.size", MAX_BYTES >> 20)));
    }
    return switch (Decoding.decode(bytes, fileName)) {
      case Outcome.Refused<String> refused -> new Outcome.Refused<>(refused.why());
      case Outcome.Ok<String> text ->
          switch (XmlTree.read(text.value(), fileName)) {
            case Outcome.Refused<XmlElement> refused -> new Outcome.Refused<>(refused.why());
            case Outcome.Ok<XmlElement> root -> parse(root.value(), new Remarks(fileName));
          };
    };
  }

  private static Outcome<Imported> parse(XmlElement root, Remarks remarks) {
    XmlElement start = find(root).orElse(null);
    if (start == null) {
      return Outcome.refused(
          new Trouble(
              Message.of("import.error.root", root.name(), root.namespace()),
              remarks.file(),
              root.line(),
              root.column()));
    }
    if (start != root) {
      remarks.note(
          NoteKind.IGNORED, root, "import.ignored.around", start.name(), start.line(), root.name());
    }
    Vocabulary.note(start, remarks);
    XmlElement topology = start;
    TopologyFamily family =
        start.name().equals("Topology") ? TopologyFamily.DEPLOYED : TopologyFamily.BUILDER;
    if (start.name().equals("TopologyBuilder")) {
      Optional<XmlElement> planned =
          start.all("NewTopology", "PartialTopology").stream().findFirst();
      Optional<XmlElement> original =
          start.all("OriginalTopology", "PartialTopology").stream().findFirst();
      if (planned.isPresent() && original.isPresent()) {
        remarks.note(NoteKind.IGNORED, original.get(), "import.ignored.original");
      } else if (planned.isEmpty() && original.isPresent()) {
        remarks.note(NoteKind.ATTENTION, original.get(), "import.attention.original");
      }
      topology = planned.or(() -> original).orElse(null);
      if (topology == null) {
        return Outcome.refused(
            new Trouble(
                Message.of("import.error.no-topology"),
                remarks.file(),
                start.line(),
                start.column()));
      }
    }
    RawTopology raw = new TopologyReader(family, remarks).read(topology);
    if (!remarks.errors().isEmpty()) {
      return new Outcome.Refused<>(remarks.errors());
    }
    Document document =
        new Document(new Drawing(raw, remarks).topology(), Layout.empty(), Decisions.none());
    return Outcome.ok(new Imported(document, family, remarks.notes()));
  }

  /// The element to read: the root, or the first fitting one below it in file order.
  private static Optional<XmlElement> find(XmlElement root) {
    Deque<XmlElement> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      XmlElement element = open.pop();
      boolean named =
          switch (element.name()) {
            case "Topology", "TopologyBuilder", "PartialTopology" -> true;
            default -> false;
          };
      if (named && element.namespace().startsWith(DEPLOY)) {
        return Optional.of(element);
      }
      element.children().reversed().forEach(open::push);
    }
    return Optional.empty();
  }
}

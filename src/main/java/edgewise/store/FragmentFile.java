package edgewise.store;

import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Fragment;
import edgewise.model.Organization;
import edgewise.model.Shape;
import edgewise.model.Topology;
import edgewise.text.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A fragment as text, for the clipboard: the notation of the design file, with elements and layout
/// only. A whole design is read as a fragment, too.
public final class FragmentFile {
  private FragmentFile() {}

  /// The fragment as JSON text.
  public static String write(Fragment fragment) {
    Organization nobody = (Organization) Shape.Rec.of(Organization.class).create(Map.of());
    Document document =
        new Document(
            new Topology(nobody, fragment.elements()), fragment.layout(), Decisions.none());
    return new String(DesignFile.write(document), StandardCharsets.UTF_8);
  }

  /// Reads a fragment from text of any origin; what is none is refused in one sentence.
  ///
  /// @param name what the text is called in a refusal
  public static Outcome<Fragment> parse(String text, String name) {
    return switch (DesignFile.parse(text.getBytes(StandardCharsets.UTF_8), name)) {
      case Outcome.Ok<Document> ok ->
          new Outcome.Ok<>(
              new Fragment(ok.value().topology().elements(), ok.value().layout()), ok.notes());
      case Outcome.Refused<Document> refused -> new Outcome.Refused<>(refused.why());
    };
  }
}

package edgewise.work;

import edgewise.export.Audience;
import edgewise.export.Exporters;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person exports, and where to.
///
/// @param formats their words, in the order of [Exporters]
/// @param archive whether everything goes into one zip archive
/// @param target folder or archive; empty when none has been chosen yet
/// @param keys whether private keys are kept beside certificate requests
public record ExportChoice(Set<String> formats, boolean archive, String target, boolean keys) {
  private static final String FORMATS = "export.formats";
  private static final String ARCHIVE = "export.archive";
  private static final String TARGET = "export.target";

  public ExportChoice {
    Set<String> known = new LinkedHashSet<>(Exporters.ids());
    known.retainAll(formats);
    formats = known;
  }

  /// The choice that was made last; the standard formats and a folder when there was none. Keys are
  /// asked for anew each time.
  public static ExportChoice last(Settings settings) {
    String formats = settings.get(FORMATS, String.join(",", Exporters.STANDARD));
    return new ExportChoice(
        new LinkedHashSet<>(Arrays.asList(formats.split(","))),
        settings.get(ARCHIVE, "false").equals("true"),
        settings.get(TARGET, ""),
        false);
  }

  /// Remembers the choice.
  public void keep(Settings settings) {
    settings.put(FORMATS, String.join(",", formats));
    settings.put(ARCHIVE, Boolean.toString(archive));
    settings.put(TARGET, target);
  }

  /// The formats of one team, or all of them.
  public static List<String> preset(Optional<Audience> team) {
    return Exporters.ids().stream()
        .filter(
            id ->
                team.isEmpty()
                    || Exporters.find(id).orElseThrow().audience().equals(team.orElseThrow()))
        .toList();
  }
}

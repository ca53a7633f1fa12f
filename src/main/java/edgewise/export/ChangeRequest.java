package edgewise.export;

import edgewise.compare.Comparison;
import edgewise.compare.Comparison.Change;
import edgewise.compare.Comparison.Section;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What has to change from one plan to another, as the teams get it.
public record ChangeRequest(ExportInput before, ExportInput after, Comparison comparison) {
  private static final Map<String, Function<ChangeRequest, OutFile>> FORMATS =
      new LinkedHashMap<>();

  /// A step of the path of a field, and which of several it means.
  private static final Pattern STEP = Pattern.compile("([^.\\[]+)(?:\\[([^]]*)])?\\.?");

  static {
    FORMATS.put("text", ChangeText::file);
    FORMATS.put("json", ChangeJson::file);
    FORMATS.put("html", ChangeHtml::file);
    FORMATS.put("xlsx", ChangeXlsx::file);
  }

  /// The formats of a change request, in the order in which they are listed.
  public static List<String> formats() {
    return List.copyOf(FORMATS.keySet());
  }

  /// The request in a format, under a name of its own.
  ///
  /// @throws IllegalArgumentException when there is no such format
  public OutFile file(String format) {
    Function<ChangeRequest, OutFile> how = FORMATS.get(format);
    if (how == null) {
      throw new IllegalArgumentException(format);
    }
    return how.apply(this);
  }

  /// What is to be added and removed, in every format that can say it.
  public List<OutFile> configuration() {
    return Exporters.changing().stream()
        .map(id -> Exporters.findChanging(id).orElseThrow())
        .flatMap(e -> e.changes(before, after).stream())
        .toList();
  }

  Texts texts() {
    return after.texts();
  }

  String title() {
    return texts().say("changes.title", before.baseName(), after.baseName());
  }

  /// The parts in which anything changes.
  List<Section> sections() {
    return comparison.sections().stream().filter(s -> !s.changes().isEmpty()).toList();
  }

  /// How much of a part is added, changed and removed, in words.
  String count(Section section) {
    List<Object> counts = new ArrayList<>();
    for (Comparison.Kind kind :
        List.of(Comparison.Kind.ADDED, Comparison.Kind.CHANGED, Comparison.Kind.REMOVED)) {
      counts.add(section.changes().stream().filter(c -> c.kind() == kind).count());
    }
    return texts().say("changes.count", counts.toArray());
  }

  /// Why, and what follows, in sentences.
  String why(Change change) {
    return change.notes().stream().map(texts()::say).collect(Collectors.joining(" "));
  }

  /// The name of a field in words, where there are any. Of a path such as
  /// `servers[edge01].internal` each step is said.
  ///
  /// @param names begin of the text keys of the fields of a section
  public static String field(Texts texts, String names, String name) {
    return texts
        .find(names + name)
        .orElseGet(
            () -> {
              Matcher steps = STEP.matcher(name);
              StringJoiner said = new StringJoiner(" · ");
              while (steps.find()) {
                String step = steps.group(1);
                String which = steps.group(2) == null ? "" : " " + steps.group(2);
                said.add(texts.find(names + step).orElse(step) + which);
              }
              return said.toString();
            });
  }

  /// A value, or the word for none.
  String shown(String value) {
    return value.isEmpty() ? texts().say("changes.none") : value;
  }
}

package edgewise.store.topology;

import edgewise.text.Message;
import edgewise.text.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Notes and errors gathered while a file is read.
final class Remarks {
  private final String file;
  private final List<Trouble> errors = new ArrayList<>();
  private final Map<NoteKind, List<Trouble>> notes = new EnumMap<>(NoteKind.class);
  private final Map<List<Object>, Tally> tallies = new LinkedHashMap<>();

  private static final class Tally {
    private final XmlElement first;
    private int count;

    Tally(XmlElement first) {
      this.first = first;
    }
  }

  Remarks(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void error(XmlElement at, String key, Object... args) {
    errors.add(new Trouble(Message.of(key, args), file, at.line(), at.column()));
  }

  List<Trouble> errors() {
    return errors;
  }

  /// A note about a place in the file.
  void note(NoteKind kind, XmlElement at, String key, Object... args) {
    add(kind, new Trouble(Message.of(key, args), file, at.line(), at.column()));
  }

  /// A note about the file as a whole.
  void note(NoteKind kind, String key, Object... args) {
    add(kind, Trouble.of(file, Message.of(key, args)));
  }

  private void add(NoteKind kind, Trouble trouble) {
    notes.computeIfAbsent(kind, _ -> new ArrayList<>()).add(trouble);
  }

  /// Counts something that is passed over; one note tells all of the same key and arguments, with
  /// the place of the first.
  void ignored(XmlElement at, String key, Object... args) {
    List<Object> same = new ArrayList<>(Arrays.asList(args));
    same.addFirst(key);
    tallies.computeIfAbsent(same, _ -> new Tally(at)).count++;
  }

  /// All notes by kind, in the order of the file. The last argument of a message about something
  /// that was passed over is the count.
  Map<NoteKind, List<Trouble>> notes() {
    Map<NoteKind, List<Trouble>> all = new EnumMap<>(NoteKind.class);
    notes.forEach((kind, list) -> all.put(kind, new ArrayList<>(list)));
    tallies.forEach(
        (same, tally) -> {
          List<Object> args = new ArrayList<>(same.subList(1, same.size()));
          args.add(tally.count);
          all.computeIfAbsent(NoteKind.IGNORED, _ -> new ArrayList<>())
              .add(
                  new Trouble(
                      new Message((String) same.getFirst(), args),
                      file,
                      tally.first.line(),
                      tally.first.column()));
        });
    // Stable: notes about the file as a whole stay last, in the order of their making.
    all.values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparingInt(t -> t.line() == 0 ? Integer.MAX_VALUE : t.line())));
    return all;
  }
}

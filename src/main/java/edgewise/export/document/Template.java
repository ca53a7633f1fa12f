package edgewise.export.document;

import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A document with holes. Between double braces:
///
/// | tag | becomes |
/// |---|---|
/// | `{{name}}` | the text of a field |
/// | `{{#name}} … {{/name}}` | what stands between, once for each entry of a list, or once for a set of fields, a text that is not empty, or a truth value that holds |
/// | `{{?name}} … {{/name}}` | what stands between, once, when there is any of that |
/// | `{{^name}} … {{/name}}` | what stands between when there is nothing of that |
/// | `{{=key name …}}` | the words of a key of the text bundles, its arguments from fields |
/// | `{{>name}}` | the file `name.xhtml` beside this one |
/// | `{{! … }}` | nothing |
///
/// A name is looked for in the innermost set of fields first; `{{.}}` is the entry of a list of
/// texts. A field or key that does not exist is an error, not an empty text.
public final class Template {
  /// Steps and letters of the largest document that anybody would want, with room to spare.
  private static final int MOST_STEPS = 20_000_000;

  private static final int MOST_LETTERS = 64 << 20;
  private static final int DEEPEST = 12;

  /// Keys of texts that a template may use begin with one of these.
  private static final List<String> KEYS =
      List.of("document.", "column.", "sheet.", "team.", "word.", "severity.");

  private sealed interface Node {}

  private record Plain(String text) implements Node {}

  private record Field(String name, int at) implements Node {}

  private record Section(String name, char sign, List<Node> inner, int at) implements Node {}

  private record Words(String key, List<String> args, int at) implements Node {}

  private record Part(String name, int at) implements Node {}

  private record Parsed(String file, String source, List<Node> nodes) {
    String place(int at) {
      return Markup.place(file, source, at);
    }
  }

  private final TemplateFiles files;
  private final Map<String, Parsed> parts = new HashMap<>();

  private Template(TemplateFiles files) {
    this.files = files;
  }

  /// The template of these files.
  public static Template of(TemplateFiles files) {
    return new Template(files);
  }

  /// Fills a part of the template.
  ///
  /// @param name of the file, without its ending
  /// @param going asked at every step; ends the work by an exception
  public String fill(String name, Fields fields, Texts texts, Runnable going) throws TemplateError {
    Filling filling = new Filling(texts, going);
    filling.stack.add(fields);
    Parsed main = part(name, name);
    filling.write(main, main.nodes, 0);
    return filling.out.toString();
  }

  private Parsed part(String name, String asked) throws TemplateError {
    Parsed known = parts.get(name);
    if (known == null) {
      TemplateFiles.Found found = files.find(name + ".xhtml");
      if (found == null) {
        throw new TemplateError(asked, Message.of("document.template.no-part", name + ".xhtml"));
      }
      Markup.check(found.name(), found.text());
      known = new Parsed(found.name(), found.text(), new Reader(found).read());
      parts.put(name, known);
    }
    return known;
  }

  /// Cuts a file into pieces.
  private static final class Reader {
    private final TemplateFiles.Found file;
    private final String source;
    private int at;

    Reader(TemplateFiles.Found file) {
      this.file = file;
      this.source = file.text();
    }

    List<Node> read() throws TemplateError {
      return until("", -1);
    }

    private List<Node> until(String section, int opened) throws TemplateError {
      List<Node> nodes = new ArrayList<>();
      while (true) {
        int open = source.indexOf("{{", at);
        if (open < 0) {
          if (opened >= 0) {
            throw error(opened, "document.template.not-closed", section);
          }
          nodes.add(new Plain(source.substring(at)));
          return nodes;
        }
        nodes.add(new Plain(source.substring(at, open)));
        int close = source.indexOf("}}", open);
        if (close < 0) {
          throw error(open, "document.template.no-end");
        }
        at = close + 2;
        String tag = source.substring(open + 2, close).strip();
        String rest = tag.isEmpty() ? "" : tag.substring(1).strip();
        switch (tag.isEmpty() ? ' ' : tag.charAt(0)) {
          case '!' -> {}
          case '#', '?', '^' -> nodes.add(section(rest, tag.charAt(0), open));
          case '/' -> {
            if (opened < 0 || !rest.equals(section)) {
              throw error(open, "document.template.closes-nothing", rest);
            }
            return nodes;
          }
          case '>' -> nodes.add(new Part(name(rest, open), open));
          case '=' -> nodes.add(words(rest, open));
          default -> nodes.add(new Field(name(tag, open), open));
        }
      }
    }

    private Section section(String name, char sign, int open) throws TemplateError {
      name(name, open);
      return new Section(name, sign, until(name, open), open);
    }

    private Words words(String tag, int open) throws TemplateError {
      List<String> parts = List.of(tag.split("\\s+"));
      String key = parts.getFirst();
      if (KEYS.stream().noneMatch(key::startsWith)) {
        throw error(open, "document.template.no-words", key, String.join(", ", KEYS));
      }
      return new Words(key, parts.subList(1, parts.size()), open);
    }

    private String name(String name, int open) throws TemplateError {
      if (!name.matches("\\.|[A-Za-z][A-Za-z0-9-]*")) {
        throw error(open, "document.template.no-name", name);
      }
      return name;
    }

    private TemplateError error(int where, String key, Object... args) {
      return new TemplateError(Markup.place(file.name(), source, where), Message.of(key, args));
    }
  }

  /// One filling of the template.
  private final class Filling {
    final StringBuilder out = new StringBuilder();
    final List<Fields> stack = new ArrayList<>();
    private final Texts texts;
    private final Runnable going;
    private int steps;

    Filling(Texts texts, Runnable going) {
      this.texts = texts;
      this.going = going;
    }

    void write(Parsed in, List<Node> nodes, int depth) throws TemplateError {
      for (Node node : nodes) {
        if ((++steps & 0xff) == 0) {
          going.run();
        }
        switch (node) {
          case Plain(String text) -> out.append(text);
          case Field f -> Markup.escape(text(in, f.name, f.at), out);
          case Words w -> words(in, w);
          case Part p -> part(in, p, depth);
          case Section s -> section(in, s, depth);
        }
        if (steps > MOST_STEPS || out.length() > MOST_LETTERS) {
          throw new TemplateError(in.file, Message.of("document.template.too-long"));
        }
      }
    }

    private void words(Parsed in, Words w) throws TemplateError {
      if (!texts.has(w.key)) {
        throw new TemplateError(in.place(w.at), Message.of("document.template.no-text", w.key));
      }
      List<Object> args = new ArrayList<>();
      for (String arg : w.args) {
        String value = text(in, arg, w.at);
        // A text that chooses its words by a number needs the number.
        args.add(value.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(value) : value);
      }
      Markup.escape(texts.say(new Message(w.key, args)), out);
    }

    private void part(Parsed in, Part p, int depth) throws TemplateError {
      if (depth >= DEEPEST) {
        throw new TemplateError(in.place(p.at), Message.of("document.template.too-deep", p.name));
      }
      Parsed inner = Template.this.part(p.name, in.place(p.at));
      write(inner, inner.nodes, depth + 1);
    }

    private void section(Parsed in, Section s, int depth) throws TemplateError {
      Object value = value(in, s.name, s.at);
      boolean there =
          switch (value) {
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            default -> true;
          };
      if (there == (s.sign == '^')) {
        return;
      }
      if (s.sign != '#' || !(value instanceof List<?> || value instanceof Fields)) {
        write(in, s.inner, depth);
      } else if (value instanceof Fields one) {
        with(in, s, one, depth);
      } else {
        for (Object entry : (List<?>) value) {
          with(in, s, (Fields) entry, depth);
        }
      }
    }

    private void with(Parsed in, Section s, Fields fields, int depth) throws TemplateError {
      stack.add(fields);
      write(in, s.inner, depth);
      stack.removeLast();
    }

    private String text(Parsed in, String name, int at) throws TemplateError {
      Object value = value(in, name, at);
      if (!(value instanceof String text)) {
        throw new TemplateError(in.place(at), Message.of("document.template.no-value", name));
      }
      return text;
    }

    private Object value(Parsed in, String name, int at) throws TemplateError {
      for (int i = stack.size() - 1; i >= 0; i--) {
        Object value = stack.get(i).find(name);
        if (value != null) {
          return value;
        }
      }
      Set<String> known = new TreeSet<>();
      stack.forEach(f -> known.addAll(f.names()));
      throw new TemplateError(
          in.place(at), Message.of("document.template.no-field", name, String.join(", ", known)));
    }
  }
}

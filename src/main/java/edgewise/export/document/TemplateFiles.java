package edgewise.export.document;

import edgewise.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Where the files of a template are: in folders of people, the first that has a file first, and at
/// last in the program.
///
/// @param folders need not exist
public record TemplateFiles(List<Path> folders) {
  /// Those of the program only.
  public static final TemplateFiles STANDARD = new TemplateFiles(List.of());

  private static final String OWN = "/edgewise/templates/document/";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.(xhtml|css)");
  private static final int LARGEST = 1 << 20;

  public TemplateFiles {
    folders = List.copyOf(folders);
  }

  /// A file of a template.
  ///
  /// @param name as people know it
  record Found(String name, String text) {}

  /// The file, or null when it is nowhere. What a folder holds under that name must lie in the
  /// folder itself: a link that leads out of it is not followed.
  Found find(String name) throws TemplateError {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    for (Path folder : folders) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return read(folder, file);
      }
    }
    try (InputStream in = TemplateFiles.class.getResourceAsStream(OWN + name)) {
      return in == null
          ? null
          : new Found(
              "templates/document/" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found read(Path folder, Path file) throws TemplateError {
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new TemplateError(file.toString(), Message.of("document.template.outside"));
      }
      if (Files.size(file) > LARGEST) {
        throw new TemplateError(file.toString(), Message.of("document.template.too-large"));
      }
      return new Found(file.toString(), Files.readString(file).replace("\r\n", "\n"));
    } catch (CharacterCodingException _) {
      throw new TemplateError(file.toString(), Message.of("document.template.no-text-file"));
    } catch (TemplateError e) {
      throw e;
    } catch (IOException e) {
      throw new TemplateError(
          file.toString(),
          Message.of("document.template.unreadable", e.getClass().getSimpleName()));
    }
  }

  /// The style sheet `NAME.css`. It may load nothing from elsewhere.
  public String style(String name) throws TemplateError {
    Found found = find(name + ".css");
    if (found == null) {
      throw new TemplateError(name + ".css", Message.of("document.template.no-part", name));
    }
    Markup.checkStyle(found.name(), found.text());
    return found.text();
  }
}

package edgewise.work;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/// What the window remembers of a person's choices, in one small file of the configuration folder.
/// Losing it loses nothing of a design, so trouble with it is not reported.
public final class Settings {
  private final Path folder;
  private final Properties values = new Properties();

  /// Reads the settings of a folder, which need not exist.
  public Settings(Path folder) {
    this.folder = folder;
    Path file = folder.resolve("settings.properties");
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException _) {
        values.clear();
      }
    }
  }

  /// The configuration folder of the person at this machine; the system property `edgewise.config`
  /// names another one.
  public static Path userFolder() {
    String chosen = System.getProperty("edgewise.config");
    if (chosen != null) {
      return Path.of(chosen);
    }
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    if (system.startsWith("windows")) {
      String roaming = System.getenv("APPDATA");
      return (roaming == null ? home : Path.of(roaming)).resolve("Edgewise");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/Edgewise");
    }
    String config = System.getenv("XDG_CONFIG_HOME");
    return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config))
        .resolve("edgewise");
  }

  /// The configuration folder.
  public Path folder() {
    return folder;
  }

  /// A choice, or what holds without one.
  public String get(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  /// Remembers a choice.
  public void put(String key, String value) {
    if (!value.equals(values.put(key, value))) {
      write();
    }
  }

  /// Forgets a choice.
  public void remove(String key) {
    if (values.remove(key) != null) {
      write();
    }
  }

  private void write() {
    try {
      Files.createDirectories(folder);
      try (Writer out =
          Files.newBufferedWriter(folder.resolve("settings.properties"), StandardCharsets.UTF_8)) {
        values.store(out, null);
      }
    } catch (IOException _) {
      // The choice holds until the window closes.
    }
  }
}

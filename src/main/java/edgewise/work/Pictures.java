package edgewise.work;

import edgewise.export.document.Logo;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pictures that a person takes into a design.
public final class Pictures {
  private Pictures() {}

  /// Reads a company's logo. No more of a file is read than a logo may have.
  public static Outcome<Logo> logo(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Logo.of(in.readNBytes(Logo.LARGEST + 1));
    } catch (IOException e) {
      return Outcome.refused(
          Trouble.of(
              file.toString(),
              Message.of("document.template.unreadable", e.getClass().getSimpleName())));
    }
  }
}

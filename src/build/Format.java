import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Checks the layout of every Java file in the folders given, or puts it right.
///
/// It runs on the toolchain's JDK because the formatter reads sources with the compiler it runs on,
/// and Maven's own Java may be too old for the syntax.
///
/// `java Format.java check|apply FOLDER...`
final class Format {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    List<Path> different =
        List.of(args).subList(1, args.length).parallelStream()
            .flatMap(folder -> sources(Path.of(folder)).stream())
            .filter(file -> differs(file, apply))
            .sorted()
            .toList();
    different.forEach(
        file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
    if (!apply && !different.isEmpty()) {
      System.out.println("put it right with: mvn -q initialize exec:exec@format");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean differs(Path file, boolean apply) {
    try {
      String before = Files.readString(file);
      String after = new Formatter().formatSourceAndFixImports(before);
      if (apply && !after.equals(before)) {
        Files.writeString(file, after);
      }
      return !after.equals(before);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}

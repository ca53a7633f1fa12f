package edgewise;

import edgewise.cli.Cli;
import edgewise.text.Version;
import edgewise.ui.EdgewiseApp;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the program starts: `--version`, the window, or a command.
///
/// `--version` is answered here, before the command line is set up, because scripts ask it often.
/// JavaFX is loaded for the window only, so commands need neither a display nor its jars.
public final class Main {
  private Main() {}

  /// Opens the window when there is no argument or the first one is a file; everything else is a
  /// command.
  ///
  /// With the system property `edgewise.trainPlan`, the name of a folder, a design is planned into
  /// that folder before it is opened: an installer makes its start-up cache from such a run, so
  /// that one cache serves the window and the commands.
  public static void main(String[] args) {
    String plan = System.getProperty("edgewise.trainPlan");
    if (plan != null && args.length == 1) {
      Cli.run(new String[] {"plan", args[0], "--out", plan, "--format", "csv,xlsx,html,zone"});
      Cli.run(new String[] {"simulate", args[0], "--format", "csv"});
    }
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println("edgewise " + Version.current());
    } else if (args.length == 0 || isDesignFile(args[0])) {
      EdgewiseApp.open(args);
    } else {
      System.exit(Cli.run(args));
    }
  }

  /// Commands are lower-case letters and hyphens only; the launcher applies the same rule when it
  /// chooses JVM options.
  private static boolean isDesignFile(String arg) {
    boolean word = arg.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
    return !word && Files.isRegularFile(Path.of(arg));
  }
}

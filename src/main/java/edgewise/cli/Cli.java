package edgewise.cli;

import edgewise.text.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line: everything that runs without a window.
@Command(
    name = "edgewise",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.VersionText.class,
    description = "Designs Lync Server 2013 and Skype for Business edge and federation topologies.")
public final class Cli implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Cli() {}

  /// Runs one command and returns its exit code.
  public static int run(String[] args) {
    return new CommandLine(new Cli()).execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"edgewise " + Version.current()};
    }
  }
}

package edgewise.cli;

import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.work.Progress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// Where a command writes, and how it is asked to stop.
public final class Console implements Progress {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final String sourceDate;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private boolean progressShown;

  /// A console on these streams.
  ///
  /// @param terminal whether a person watches `err`
  /// @param sourceDate the environment variable SOURCE_DATE_EPOCH, or empty text
  public Console(PrintStream out, PrintStream err, boolean terminal, String sourceDate) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.sourceDate = sourceDate;
  }

  /// The console of this process. Text is UTF-8 whatever the locale says, since others read it.
  public static Console system() {
    String date = System.getenv("SOURCE_DATE_EPOCH");
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        isTerminal(),
        date == null ? "" : date);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
        false,
        StandardCharsets.UTF_8);
  }

  /// Java cannot ask this portably; where the answer is not known, no progress is shown.
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  /// SOURCE_DATE_EPOCH as it was given; empty text without one.
  String sourceDate() {
    return sourceDate;
  }

  /// Prints a line of the answer. Control characters of names cannot reach the terminal.
  void line(String text) {
    out.print(printable(text));
    out.print('\n');
  }

  /// The stream of the answer, for formats that escape on their own.
  PrintStream out() {
    return out;
  }

  /// Says what is wrong, in one line.
  void trouble(Trouble trouble, Texts texts) {
    clearProgress();
    err.print("edgewise: " + printable(trouble.say(texts)) + "\n");
    err.flush();
  }

  /// Says what is wrong with no file to name, in one line.
  void trouble(Message message, Texts texts) {
    trouble(Trouble.of("", message), texts);
  }

  /// Shows where an unexpected error comes from.
  void trace(Throwable error) {
    clearProgress();
    error.printStackTrace(err);
    err.flush();
  }

  /// Writes out what is collected; false when the answer could not be written.
  boolean flush() {
    clearProgress();
    err.flush();
    return !out.checkError();
  }

  /// Asks the running command to stop.
  void cancel() {
    cancelled.set(true);
  }

  @Override
  public void on(String what) {
    if (terminal) {
      progressShown = true;
      err.print("\r\033[K" + printable(what) + " …");
      err.flush();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get();
  }

  private void clearProgress() {
    if (progressShown) {
      progressShown = false;
      err.print("\r\033[K");
    }
  }

  private static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        StringBuilder clean = new StringBuilder(text);
        for (int k = i; k < clean.length(); k++) {
          if (isControl(clean.charAt(k))) {
            clean.setCharAt(k, '\ufffd');
          }
        }
        return clean.toString();
      }
    }
    return text;
  }

  private static boolean isControl(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}

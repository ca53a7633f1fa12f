package edgewise.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import edgewise.fixture.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

/// A name server of its own, on the loopback and a free port, with a configuration of its own.
final class Named implements AutoCloseable {
  private final Process process;
  private final int port;
  private final SimpleResolver resolver;

  private Named(Process process, int port) throws IOException {
    this.process = process;
    this.port = port;
    resolver = new SimpleResolver(InetAddress.getLoopbackAddress());
    resolver.setPort(port);
    resolver.setTCP(true);
    resolver.setTimeout(Duration.ofSeconds(30));
  }

  static void assumeInstalled() {
    Tools.assumeInstalled("named", "bind9");
    Tools.assumeInstalled("named-checkzone", "bind9-utils");
  }

  /// Starts a server with these zone files by zone name; returns when it answers.
  static Named start(Path folder, Map<String, Path> zones) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    StringBuilder config = new StringBuilder();
    config.append("options { directory \"").append(folder).append("\";\n");
    config.append("  listen-on port ").append(port).append(" { 127.0.0.1; };\n");
    config.append("  listen-on-v6 { none; }; recursion no; dnssec-validation no; notify no;\n");
    config.append("  pid-file none; lock-file none; session-keyfile none; };\n");
    config.append("controls { };\n");
    zones.forEach(
        (zone, file) ->
            config
                .append("zone \"")
                .append(zone)
                .append("\" { type primary; file \"")
                .append(file)
                .append("\"; allow-update { 127.0.0.1; }; };\n"));
    Path conf = Files.writeString(folder.resolve("named.conf"), config, UTF_8);
    Process process =
        new ProcessBuilder("named", "-g", "-n", "1", "-c", conf.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); ; line = log.readLine()) {
      if (line == null) {
        throw new AssertionError("named does not start:\n" + said);
      }
      said.append(line).append('\n');
      if (line.contains("not loaded due to errors")) {
        process.destroy();
        throw new AssertionError("named refuses a zone:\n" + said);
      }
      if (line.endsWith(" running")) {
        break;
      }
    }
    // What it says later must not fill the pipe.
    Thread.ofVirtual().start(() -> drain(log));
    return new Named(process, port);
  }

  private static void drain(BufferedReader log) {
    try {
      log.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      // The server has ended.
    }
  }

  int port() {
    return port;
  }

  /// What the server answers with to one question, in the notation of zone files.
  List<Record> answers(String name, int type) throws IOException {
    Message query =
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
    return resolver.send(query).getSection(Section.ANSWER);
  }

  /// Sends a message, such as an update.
  Message send(Message message) throws IOException {
    return resolver.send(message);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

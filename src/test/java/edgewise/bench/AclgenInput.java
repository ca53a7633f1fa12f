package edgewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Capirca's `aclgen` is given as a yardstick.
final class AclgenInput {
  private AclgenInput() {}

  /// Writes one policy with a term for each rule, with hosts of its own and one of fifty services,
  /// below a folder; the command that renders it.
  static List<String> write(Path folder, int terms) throws IOException {
    StringBuilder hosts = new StringBuilder();
    StringBuilder services = new StringBuilder();
    StringBuilder policy = new StringBuilder("header {\n  target:: cisco bench extended\n}\n");
    for (int i = 0; i < 50; i++) {
      services.append("S%d = %d/tcp\n".formatted(i, 1000 + i));
    }
    for (int i = 0; i < terms; i++) {
      hosts.append("H%d = 10.0.%d.%d/32\n".formatted(i, i >> 8, i & 255));
      policy.append(
          "term t%d {\n  source-address:: H%d\n  destination-address:: H%d\n  destination-port:: S%d\n"
                  .formatted(i, i, (i * 7 + 3) % terms, i % 50)
              + "  protocol:: tcp\n  action:: accept\n}\n");
    }
    for (String name : List.of("def", "pol", "out")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(folder.resolve("def/NETWORK.net"), hosts);
    Files.writeString(folder.resolve("def/SERVICES.svc"), services);
    Files.writeString(folder.resolve("pol/bench.pol"), policy);
    return List.of(
        "aclgen",
        "--base_directory",
        folder.toString(),
        "--policy_file",
        folder.resolve("pol/bench.pol").toString(),
        "--definitions_directory",
        folder.resolve("def").toString(),
        "--output_directory",
        folder.resolve("out").toString());
  }
}

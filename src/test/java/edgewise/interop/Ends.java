package edgewise.interop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The two programs at the ends of a network with a firewall in between: one that answers on every
/// port, and one that tries connections. Run in namespaces of their own by [NftAgreementTest].
public final class Ends {
  private static final int PORT = 7;
  private static final int BATCH = 400;
  private static final int PATIENCE = 1_200;

  private Ends() {}

  /// `echo READY` answers until it is stopped; `probe PROBES RESULT` tries each line `NUMBER
  /// TRANSPORT SOURCE SOURCE_PORT DESTINATION PORT` and writes the numbers of those that got
  /// through.
  public static void main(String[] args) throws IOException {
    if (args[0].equals("echo")) {
      echo(Path.of(args[1]));
    } else {
      probe(Path.of(args[1]), Path.of(args[2]));
    }
  }

  private static void echo(Path ready) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel tcp = ServerSocketChannel.open();
        DatagramChannel udp = DatagramChannel.open()) {
      tcp.bind(new InetSocketAddress("0.0.0.0", PORT), 4096);
      tcp.configureBlocking(false);
      tcp.register(selector, SelectionKey.OP_ACCEPT);
      udp.bind(new InetSocketAddress("0.0.0.0", PORT));
      udp.configureBlocking(false);
      udp.register(selector, SelectionKey.OP_READ);
      Files.writeString(ready, "ready");
      ByteBuffer buffer = ByteBuffer.allocate(64);
      while (true) {
        selector.select();
        selector.selectedKeys().clear();
        for (SocketChannel one = tcp.accept(); one != null; one = tcp.accept()) {
          one.close();
        }
        buffer.clear();
        for (var from = udp.receive(buffer); from != null; from = udp.receive(buffer)) {
          buffer.flip();
          udp.send(buffer, from);
          buffer.clear();
        }
      }
    }
  }

  private static void probe(Path probes, Path result) throws IOException {
    Set<Integer> passed = new TreeSet<>();
    List<String> all = Files.readAllLines(probes);
    for (int from = 0; from < all.size(); from += BATCH) {
      batch(all.subList(from, Math.min(all.size(), from + BATCH)), passed);
    }
    StringBuilder out = new StringBuilder();
    passed.forEach(n -> out.append(n).append('\n'));
    Path part = result.resolveSibling(result.getFileName() + ".part");
    Files.writeString(part, out);
    Files.move(part, result);
  }

  private static void batch(List<String> lines, Set<Integer> passed) throws IOException {
    List<SelectableChannel> open = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (String line : lines) {
        String[] p = line.split(" ");
        InetSocketAddress source = new InetSocketAddress(p[2], Integer.parseInt(p[3]));
        InetSocketAddress target = new InetSocketAddress(p[4], Integer.parseInt(p[5]));
        if (p[1].equals("TCP")) {
          SocketChannel channel = SocketChannel.open();
          open.add(channel);
          channel.setOption(StandardSocketOptions.SO_LINGER, 0);
          channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
          channel.bind(source);
          channel.configureBlocking(false);
          channel.register(selector, SelectionKey.OP_CONNECT, Integer.valueOf(p[0]));
          channel.connect(target);
        } else {
          DatagramChannel channel = DatagramChannel.open();
          open.add(channel);
          channel.bind(source);
          channel.configureBlocking(false);
          channel.connect(target);
          channel.register(selector, SelectionKey.OP_READ, Integer.valueOf(p[0]));
          channel.write(ByteBuffer.wrap(p[0].getBytes(StandardCharsets.US_ASCII)));
        }
      }
      // Nothing comes from what is dropped: as long as answers arrive it waits on.
      while (selector.select(PATIENCE) > 0) {
        for (SelectionKey key : selector.selectedKeys()) {
          answer(key, passed);
        }
        selector.selectedKeys().clear();
      }
    } finally {
      for (SelectableChannel channel : open) {
        channel.close();
      }
    }
  }

  private static void answer(SelectionKey key, Set<Integer> passed) {
    try {
      boolean through =
          key.channel() instanceof SocketChannel tcp
              ? tcp.finishConnect()
              : ((DatagramChannel) key.channel()).read(ByteBuffer.allocate(64)) > 0;
      if (through) {
        passed.add((Integer) key.attachment());
      }
    } catch (IOException e) {
      // Refused: nobody listens, or the firewall says so.
      key.attach(key.attachment());
    }
    key.cancel();
  }
}

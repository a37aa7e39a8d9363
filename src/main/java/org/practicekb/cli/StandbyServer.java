package org.practicekb.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs commands for {@link Standby}, one at a time, until nobody has asked for ten minutes. Of a
 * command nothing is kept but what Java has loaded and compiled for it. When who asked goes away,
 * as on Ctrl-C, this ends as the command would.
 */
final class StandbyServer {

  private static final Duration STAYS = Duration.ofMinutes(10);
  private static final int INTERRUPTED = 130;

  private final Path socket;
  private final String surroundings;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Object key;

  private StandbyServer(Path socket, String surroundings) {
    this.socket = socket;
    this.surroundings = surroundings;
  }

  /**
   * Answers until nobody asks any more; not at all where another does.
   *
   * @param socket where to be asked
   * @param args of this process
   */
  static void serve(Path socket, String... args) throws IOException {
    StandbyServer server = new StandbyServer(socket, Request.surroundings(args).orElseThrow());
    Path lock = socket.resolveSibling(socket.getFileName() + ".lock");
    try (FileChannel one = FileChannel.open(lock, CREATE, WRITE);
        FileLock locked = one.tryLock()) {
      if (locked != null) {
        Files.deleteIfExists(socket); // of one that was killed
        server.serve();
      }
    }
  }

  private void serve() throws IOException {
    try (ServerSocketChannel requests = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      requests.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      key = key();
      requests.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
      while (selector.select(STAYS.toMillis()) > 0 || busy.get()) {
        selector.selectedKeys().clear();
        take(requests.accept());
      }
    } finally {
      deleteSocket();
    }
  }

  private Object key() throws IOException {
    return Files.readAttributes(socket, BasicFileAttributes.class).fileKey();
  }

  /** Unless it is that of another, for somebody deleted the folder meanwhile. */
  private void deleteSocket() {
    try {
      if (key().equals(key)) {
        Files.delete(socket);
      }
    } catch (IOException e) {
      // Nobody answers there, which says the same.
    }
  }

  private void take(SocketChannel client) throws IOException {
    if (client != null && busy.compareAndSet(false, true)) {
      new Thread(() -> answer(client)).start();
    } else if (client != null) {
      client.close();
    }
  }

  private void answer(SocketChannel client) {
    int exit = 0;
    try (client) {
      AtomicBoolean done = new AtomicBoolean();
      Answer answer = new Answer(client);
      try {
        exit = run(client, answer, done);
      } finally {
        done.set(true);
      }
      answer.write(Standby.EXIT, exit);
    } catch (IOException e) {
      // Who asked is gone.
    } finally {
      if (exit == Kb.CRASHED) {
        end(exit);
      }
      busy.set(false);
      System.gc(); // while nobody waits; files that were not closed go away too
    }
  }

  private int run(SocketChannel client, Answer answer, AtomicBoolean done) throws IOException {
    Request request = Request.read(new DataInputStream(Channels.newInputStream(client)));
    if (!request.surroundings().equals(surroundings)) {
      client.close();
      end(0);
    }
    answer.accept();
    new Thread(() -> watch(client, done)).start();
    return Kb.run(
        request.terminal().writer(answer.stream(Standby.OUT)),
        request.terminal().writer(answer.stream(Standby.ERR)),
        request.args().toArray(String[]::new));
  }

  private void watch(SocketChannel client, AtomicBoolean done) {
    try {
      // A stream of this channel would wait with the lock that those who write need.
      client.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      // As when it ends.
    }
    if (!done.get()) {
      end(INTERRUPTED);
    }
  }

  private void end(int exit) {
    deleteSocket();
    System.exit(exit);
  }

  /** What is sent to who asked, from several threads. */
  private static final class Answer {

    private final DataOutputStream out;

    Answer(SocketChannel client) {
      out = new DataOutputStream(Channels.newOutputStream(client));
    }

    void accept() throws IOException {
      out.write(Standby.EXIT);
    }

    synchronized void write(int what, int number) throws IOException {
      out.write(ByteBuffer.allocate(1 + Integer.BYTES).put((byte) what).putInt(number).array());
    }

    private synchronized void write(int what, byte[] text, int from, int length)
        throws IOException {
      write(what, length);
      out.write(text, from, length);
    }

    OutputStream stream(int what) {
      return new OutputStream() {
        @Override
        public void write(int one) throws IOException {
          write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] text, int from, int length) throws IOException {
          Answer.this.write(what, text, from, length);
        }
      };
    }
  }
}

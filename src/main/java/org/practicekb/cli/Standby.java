package org.practicekb.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has commands run by a Java that stays for the next ones ({@link StandbyServer}): most of a short
 * command's time goes into starting Java and into what it runs for the first time. A command does
 * the same there as here, and here it runs where there is no such Java, or that one is busy or was
 * started in other surroundings.
 */
final class Standby {

  /** The argument with which a Java stays. */
  static final String STAY = "stand-by";

  /** What follows is the output, the error output, or the exit code of a command. */
  static final int OUT = 1;

  static final int ERR = 2;
  static final int EXIT = 3;

  /** So long an address of a socket is at most, in bytes: 104 on macOS, 108 on Linux. */
  private static final int LONGEST = 100;

  private static final Duration TO_START = Duration.ofSeconds(5);

  /** One that does not answer at once was stopped, as Ctrl-Z does. */
  private static final Duration TO_ACCEPT = Duration.ofSeconds(2);

  /** What runs until it is ended, or only explains. */
  private static final Set<String> NOT_FOR_IT =
      Set.of("serve", "--watch", "--help", "-h", "--version", "-V");

  private Standby() {}

  /**
   * Runs a command; returns its exit code.
   *
   * @param socket the address of the Java that stays; it is started when there is none
   */
  static int run(Path socket, String... args) {
    try {
      Optional<String> surroundings =
          suits(socket, args) ? Request.surroundings(args) : Optional.empty();
      if (surroundings.isPresent()) {
        Request request = new Request(surroundings.get(), Terminal.here(), List.of(args));
        try (SocketChannel server = connected(socket, args)) {
          Optional<Integer> exit = ask(server, request);
          if (exit.isPresent()) {
            return exit.get();
          }
        }
      }
    } catch (IOException e) {
      // Nobody stands by.
    }
    return Kb.run(args);
  }

  private static boolean suits(Path socket, String... args) {
    return args.length > 0
        && Arrays.stream(args).noneMatch(NOT_FOR_IT::contains)
        && socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  private static SocketChannel connected(Path socket, String... args) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
    try {
      return SocketChannel.open(address);
    } catch (IOException e) {
      Process started = start(socket, args);
      for (long end = System.nanoTime() + TO_START.toNanos(); ; ) {
        try {
          Thread.sleep(10);
          return SocketChannel.open(address);
        } catch (IOException again) {
          if (!started.isAlive() || System.nanoTime() > end) {
            throw again;
          }
        } catch (InterruptedException again) {
          throw new IOException(again);
        }
      }
    }
  }

  private static Process start(Path socket, String... args) throws IOException {
    if (!Files.isWritable(Files.createDirectories(socket.getParent()))) {
      throw new AccessDeniedException(socket.toString());
    }
    return new ProcessBuilder(Request.standby(args))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Returns the exit code; nothing when the command is not run there. */
  private static Optional<Integer> ask(SocketChannel server, Request request) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(server)));
    AtomicBoolean accepted = new AtomicBoolean();
    Thread deadline = new Thread(() -> closeUnless(accepted, server));
    deadline.setDaemon(true);
    deadline.start();
    request.write(new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(server))));
    if (in.read() < 0 || !accepted.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return Optional.of(shown(in));
    } catch (IOException e) {
      System.err.println("kb: the Java that ran this ended before it was done. Run it again.");
      return Optional.of(Kb.CRASHED);
    }
  }

  private static void closeUnless(AtomicBoolean accepted, SocketChannel server) {
    try {
      Thread.sleep(TO_ACCEPT.toMillis());
      if (accepted.compareAndSet(false, true)) {
        server.close();
      }
    } catch (InterruptedException | IOException e) {
      // Nobody waits then.
    }
  }

  private static int shown(DataInputStream in) throws IOException {
    while (true) {
      int what = in.readUnsignedByte();
      int number = in.readInt();
      if (what == EXIT) {
        return number;
      }
      byte[] text = in.readNBytes(number);
      (what == OUT ? System.out : System.err).write(text);
    }
  }
}

package io.bucketspec.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that serves a store, until it is closed. */
public final class StoreProcess implements Closeable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;

  private StoreProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a server in Java and waits until it is ready.
   *
   * @param folder its working directory, where its log goes
   * @param arguments those of java
   */
  public static StoreProcess java(Path folder, List<String> arguments, BooleanSupplier ready)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return start(folder, command, ready);
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param folder its working directory, where its log goes
   */
  public static StoreProcess start(Path folder, List<String> command, BooleanSupplier ready)
      throws IOException, InterruptedException {
    Path log = folder.resolve("store.log");
    StoreProcess store =
        new StoreProcess(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    try {
      store.await(ready, log);
    } catch (IOException | InterruptedException e) {
      store.close();
      throw e;
    }
    return store;
  }

  private void await(BooleanSupplier ready, Path log) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!ready.getAsBoolean()) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
        List<String> lines = Files.readAllLines(log);
        throw new IOException(
            "The store did not start:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
      }
    }
  }

  /** Whether something accepts connections at a port of this machine's loopback. */
  public static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

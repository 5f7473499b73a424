package io.bucketspec.stores;

import io.bucketspec.faults.StoreProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server with the JSON API of Google Cloud Storage. */
final class FakeGcs {
  private static final Emulator PROGRAM =
      new Emulator("fake-gcs-server", "fake-gcs-server", "run .ci/emulators, which needs Go");

  private FakeGcs() {}

  /**
   * Starts a server.
   *
   * @param folder for its log
   */
  static RunningStore start(Path folder) throws IOException, InterruptedException {
    String program = PROGRAM.path().toString();
    int port = StoreProcess.freePort();
    String address = "127.0.0.1:" + port;
    List<String> command =
        List.of(
            program,
            "-scheme",
            "http",
            "-host",
            "127.0.0.1",
            "-port",
            String.valueOf(port),
            "-backend",
            "memory",
            "-public-host",
            address,
            "-external-url",
            "http://" + address);
    StoreProcess process = StoreProcess.start(folder, command, () -> StoreProcess.listens(port));
    Map<String, String> settings =
        Map.of(
            "fs.gs.storage.root.url", "http://" + address + "/",
            "fs.gs.auth.service.account.enable", "false",
            "fs.gs.auth.null.enable", "true",
            "fs.gs.project.id", "acme");
    return new RunningStore(process, "gs://acme-inventory", settings);
  }
}

package io.bucketspec.stores;

import io.bucketspec.faults.StoreProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Microsoft's emulator of Azure's blobs. */
final class Azurite {
  private static final Emulator PROGRAM =
      new Emulator("Azurite", "azurite-blob", "run .ci/emulators, which needs npm");

  /** Where Hadoop's client looks for an emulator; it can't be told otherwise. */
  private static final int PORT = 10000;

  private static final String ACCOUNT = "devstoreaccount1";

  private Azurite() {}

  /**
   * Starts a server.
   *
   * @param folder for its log
   */
  static RunningStore start(Path folder) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            PROGRAM.path().toString(),
            "--silent",
            "--disableTelemetry",
            "--inMemoryPersistence",
            "--skipApiVersionCheck",
            "--loose",
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            String.valueOf(PORT));
    StoreProcess process = StoreProcess.start(folder, command, () -> StoreProcess.listens(PORT));
    return new RunningStore(
        process,
        "wasb://acme-inventory@" + ACCOUNT,
        Map.of("fs.azure.storage.emulator.account.name", ACCOUNT));
  }
}

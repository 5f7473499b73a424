package io.bucketspec.stores;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** Hadoop's client of Azure on Azurite. */
@Tag("stores")
class AzuriteIT extends RunsOnStore {
  @Override
  RunningStore start(Path folder) throws IOException, InterruptedException {
    return Azurite.start(folder);
  }
}

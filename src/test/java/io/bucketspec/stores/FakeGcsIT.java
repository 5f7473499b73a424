package io.bucketspec.stores;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The connector of Google Cloud Storage on fake-gcs-server. */
@Tag("stores")
class FakeGcsIT extends RunsOnStore {
  @Override
  RunningStore start(Path folder) throws IOException, InterruptedException {
    return FakeGcs.start(folder);
  }
}

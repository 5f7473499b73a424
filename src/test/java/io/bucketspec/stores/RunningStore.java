package io.bucketspec.stores;

import io.bucketspec.faults.StoreProcess;
import java.io.Closeable;
import java.util.Map;

/**
 * An empty bucket or container on a server in a process of its own.
 *
 * @param root its path, as Hadoop spells it
 * @param settings Hadoop's, for its client
 */
record RunningStore(StoreProcess process, String root, Map<String, String> settings)
    implements Closeable {
  @Override
  public void close() {
    process.close();
  }
}

package io.bucketspec.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written. Closing it unpublished leaves nothing behind. */
public interface PendingFile extends Closeable {
  /** Where its bytes go. The caller need not close it. */
  OutputStream out();

  /** Makes it visible, whole. A second attempt at the same path replaces it by the same bytes. */
  void publish() throws IOException;
}

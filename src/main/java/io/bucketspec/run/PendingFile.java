package io.bucketspec.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written. Closing it unpublished leaves nothing that a reader could see. */
public interface PendingFile extends Closeable {
  /** Where its bytes go. The caller need not close it. */
  OutputStream out();

  /**
   * Makes it visible, whole. Every attempt of a task writes the same bytes under the same path, so
   * another attempt's file may be there already or may come later: there is one all the same, and
   * at no moment none.
   *
   * @return its size in bytes
   */
  long publish() throws IOException;
}

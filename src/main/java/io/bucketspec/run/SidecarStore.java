package io.bucketspec.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/**
 * The objects of the source buckets that hold metadata of others. Nothing else is read from there.
 *
 * <p>Serializable, since tasks carry it to where they run. Safe for several threads.
 */
public interface SidecarStore extends Serializable {
  /** A store without any. */
  SidecarStore EMPTY =
      new SidecarStore() {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean reaches(String bucket, String key) {
          return true;
        }

        @Override
        public Optional<byte[]> read(String bucket, String key, int most) {
          return Optional.empty();
        }
      };

  /**
   * Whether it can ask for the object of that key. Of other keys it would read another object, or
   * none.
   *
   * @param bucket the object's
   */
  boolean reaches(String bucket, String key);

  /**
   * Reads an object.
   *
   * @param bucket the object's
   * @param key one that it {@link #reaches}
   * @param most how many bytes at most
   * @return its first bytes; empty if there is no such object
   * @throws IOException if that is not to be learned now
   */
  Optional<byte[]> read(String bucket, String key, int most) throws IOException;
}

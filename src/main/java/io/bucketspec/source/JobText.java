package io.bucketspec.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The texts of job files, wherever the session's settings let Hadoop read. */
record JobText(Configuration configuration) {
  /**
   * The text of a file.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  String read(String file) {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      byte[] bytes = in.readAllBytes();
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8", e);
    } catch (FileNotFoundException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (IOException e) {
      throw unreadable(file, e.getMessage(), e);
    }
  }

  private static IllegalArgumentException unreadable(String file, String why, IOException cause) {
    return new IllegalArgumentException(
        "Cannot read the job file " + file + ": " + why + ".", cause);
  }
}

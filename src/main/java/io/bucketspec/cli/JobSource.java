package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A job file, on the local disk or wherever Hadoop reads. */
final class JobSource {
  private JobSource() {}

  static JobOptions read(String path) throws JobFileException {
    return JobFile.parse(text(path, "the job file"), path);
  }

  /**
   * The text of a file that says what to do.
   *
   * @param what what it is, for messages
   */
  static String text(String path, String what) throws JobFileException {
    try (InputStream in = TextFile.open(path)) {
      byte[] bytes = in.readAllBytes();
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(path, what, "it is not UTF-8");
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw unreadable(path, what, "there is no such file");
    } catch (IOException e) {
      throw unreadable(path, what, Secret.masked(String.valueOf(e.getMessage())));
    }
  }

  private static JobFileException unreadable(String path, String what, String why) {
    return new JobFileException(
        path,
        List.of(new JobFileException.Problem(1, 1, "Cannot read " + what + ": " + why + ".")));
  }
}

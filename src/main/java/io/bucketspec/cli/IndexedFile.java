package io.bucketspec.cli;

import io.bucketspec.run.SpecFile;
import io.bucketspec.spec.FaultCode;
import io.bucketspec.spec.SpecFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Compares a file with what its run's index says of it. */
final class IndexedFile {
  private final SpecInput input;
  private final MessageDigest digest;
  private long bytes;

  IndexedFile(SpecInput input) {
    this.input = input;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file's bytes, counted and digested as they are read, if there is a use for it. */
  InputStream over(InputStream in) {
    return input.indexed().isPresent() ? new Counted(in, digest) : in;
  }

  /**
   * What is wrong.
   *
   * @param in what {@link #over} gave; what nobody has read of it is read now
   */
  Optional<SpecFault> fault(InputStream in) throws IOException {
    if (input.index().isEmpty()) {
      return Optional.empty();
    }
    if (input.indexed().isEmpty()) {
      return error(
          FaultCode.NOT_IN_INDEX,
          input.index().get() + " does not list this file: it is no part of the run's result.");
    }
    in.transferTo(OutputStream.nullOutputStream());
    SpecFile listed = input.indexed().get();
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (listed.bytes() == bytes && listed.sha256().equals(sha256)) {
      return Optional.empty();
    }
    return error(
        FaultCode.NOT_AS_INDEXED,
        "The file was changed after its run: it has "
            + bytes
            + " bytes of SHA-256 "
            + sha256
            + ", "
            + input.index().get()
            + " lists "
            + listed.bytes()
            + " bytes of "
            + listed.sha256()
            + ".");
  }

  /** Counts what is read. Stays open when a parser that has seen enough closes it. */
  private final class Counted extends DigestInputStream {
    Counted(InputStream in, MessageDigest digest) {
      super(in, digest);
    }

    @Override
    public void close() {}

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }

  /** That a file which the index lists is not there. */
  static SpecFault missing(SpecInput input) {
    return error(
            FaultCode.MISSING,
            "There is no such file, but "
                + input.index().orElseThrow()
                + " lists it: the run's result is not whole.")
        .orElseThrow();
  }

  private static Optional<SpecFault> error(FaultCode code, String sentence) {
    return Optional.of(new SpecFault(code, 1, 1, "$", sentence));
  }
}

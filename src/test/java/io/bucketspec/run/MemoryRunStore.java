package io.bucketspec.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A run's directory in memory, which can be told to fail. */
final class MemoryRunStore implements RunStore {
  private static final long serialVersionUID = 1L;

  /** How an operation fails. */
  enum Fault {
    /** It isn't done. */
    NOT_DONE,
    /** It is done, but said not to be. */
    DONE_ALL_THE_SAME,
    /** Of a file, the first half is there; it is said not to be. */
    HALF_DONE
  }

  final transient SortedMap<String, byte[]> files = new TreeMap<>();
  final transient SortedMap<String, List<Object[]>> tables = new TreeMap<>();
  private transient Runnable interruption = () -> {};
  private int interrupted = -1;
  boolean uploadsAborted;
  transient Instant modified = Instant.EPOCH;
  private boolean begun;
  private boolean failing;
  private int operations;
  private int firstFailure = Integer.MAX_VALUE;
  private int lastFailure = Integer.MAX_VALUE;
  private Fault fault = Fault.NOT_DONE;
  private String lastWord = "";

  /** Nothing is done any more once a file is to be created: as if the run were killed then. */
  MemoryRunStore killedAt(String path) {
    lastWord = "create of " + path;
    return this;
  }

  /** Others come to it after the run that was killed. */
  void revived() {
    lastWord = "";
    firstFailure = Integer.MAX_VALUE;
  }

  /** The operation of that number, from 0, fails. */
  MemoryRunStore failingAt(int operation, Fault how) {
    firstFailure = operation;
    lastFailure = operation;
    fault = how;
    return this;
  }

  /** All operations from the one that fails on, before the one of that number, fail too. */
  MemoryRunStore untilOperation(int operation) {
    lastFailure = operation - 1;
    return this;
  }

  /** The operation of that number, from 0, fails, and so do all after it. */
  MemoryRunStore failingFrom(int operation, Fault how) {
    failingAt(operation, how);
    lastFailure = Integer.MAX_VALUE;
    return this;
  }

  MemoryRunStore failingAt(int operation) {
    return failingAt(operation, Fault.NOT_DONE);
  }

  int operations() {
    return operations;
  }

  /** Right before the operation of that number, from 0, something else happens. */
  MemoryRunStore before(int operation, Runnable what) {
    interrupted = operation;
    interruption = what;
    return this;
  }

  private void operation(String what, Runnable operation) throws IOException {
    if (operations == interrupted) {
      interrupted = -1;
      interruption.run();
    }
    if (what.equals(lastWord)) {
      failingFrom(operations, Fault.NOT_DONE);
    }
    failing = operations >= firstFailure && operations <= lastFailure;
    operations++;
    if (!failing || fault != Fault.NOT_DONE) {
      operation.run();
    }
    if (failing) {
      throw new IOException("no " + what + " today");
    }
  }

  private byte[] kept(byte[] bytes) {
    return failing && fault == Fault.HALF_DONE ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
  }

  @Override
  public void begin() throws IOException {
    if (begun) {
      throw RunExists.unfinished("memory");
    }
    operation("begin", () -> begun = true);
  }

  @Override
  public PendingFile create(String path) throws IOException {
    operation("create of " + path, () -> {});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new PendingFile() {
      @Override
      public OutputStream out() {
        return bytes;
      }

      @Override
      public long publish() throws IOException {
        operation("publish of " + path, () -> files.put(path, kept(bytes.toByteArray())));
        return bytes.size();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public TableFile createTable(String path, TableSchema schema) throws IOException {
    operation("create of " + path, () -> {});
    List<Object[]> rows = new ArrayList<>();
    return new TableFile() {
      @Override
      public void row(Object... values) {
        if (values.length != schema.columns().size()) {
          throw new IllegalArgumentException(values.length + " values for " + schema);
        }
        rows.add(values);
      }

      @Override
      public long publish() throws IOException {
        operation("publish of " + path, () -> tables.put(path, rows));
        return rows.size();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<StoredFile> list() throws IOException {
    List<StoredFile> listed = new ArrayList<>();
    operation("list", () -> {});
    files.forEach((path, bytes) -> listed.add(new StoredFile(path, bytes.length, modified)));
    tables.forEach((path, rows) -> listed.add(new StoredFile(path, rows.size(), modified)));
    return listed;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    operation("read of " + path, () -> {});
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public OptionalLong size(String path) throws IOException {
    operation("look for " + path, () -> {});
    return files.containsKey(path) ? OptionalLong.of(files.get(path).length) : OptionalLong.empty();
  }

  @Override
  public void delete(String path) throws IOException {
    operation("delete of " + path, () -> remove(path));
  }

  private void remove(String path) {
    files.keySet().removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
  }

  @Override
  public void abortUploads() throws IOException {
    operation("abort of uploads", () -> uploadsAborted = true);
  }

  @Override
  public void deleteEmpty() throws IOException {
    operation("delete of the directory", () -> begun &= !files.isEmpty() || !tables.isEmpty());
  }

  /** All rows of a table, whichever file they stand in. */
  List<Object[]> rows(TableSchema schema) {
    return tables.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(schema.name() + "/"))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}

package io.bucketspec.run;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.ledger.LedgerAccess;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Groups as large as they come, through all steps of a run in a JVM of its own. Rows come from a
 * generator, and the exchanges go over files, a bucket's records being held while it is worked on,
 * as Spark does; what is written is counted and let go of.
 */
public final class LargeGroups {
  private static final AtomicLong KEPT = new AtomicLong();

  private LargeGroups() {}

  /**
   * Runs one.
   *
   * @param arguments which, how many objects, and a folder for the exchanges
   */
  public static void main(String[] arguments) throws Exception {
    watchMemory();
    int count = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]);
    Results results =
        switch (arguments[0]) {
          case "sequences" -> sequences(count, folder);
          case "one" -> one(count, "", folder);
          case "parts" -> one(count, ", maxMembers: 100000", folder);
          case "gaps" -> gaps(count, folder);
          case "series" -> series(count, folder);
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    Accounts accounts = Accounts.checked(results);
    System.out.println("accounts " + accounts);
    System.out.println("items " + results.tally().itemsWritten());
    System.out.println("rejected " + results.tally().rejected);
    System.out.println("findings " + results.tally().findings);
    System.out.println(
        "URLs in a file " + results.files().stream().mapToLong(SpecFile::urls).max().orElse(0));
    System.out.println("kept after a collection: " + (KEPT.get() >> 20) + " MB at most");
  }

  /** Sequences of a hundred frames, all in one folder, whose rows come all over the place. */
  private static Results sequences(int count, Path folder) throws Exception {
    int scans = 10;
    int each = count / scans;
    RunPlan plan = CaseJobs.plan(10, "rule: {kind: image_sequence, group: sequence}");
    List<Iterator<TestRow>> parts = new ArrayList<>();
    for (int scan = 0; scan < scans; scan++) {
      int first = scan * each;
      parts.add(
          IntStream.range(first, first + each)
              .mapToObj(i -> frame((int) (i * 7_919L % count)))
              .iterator());
    }
    return execute(plan, parts, List.<String[]>of().iterator(), folder);
  }

  private static TestRow frame(int number) {
    return TestRow.of(
        String.format("all/seq-%06d_frame_%04d.jpg", number / 100, number % 100), 100_000);
  }

  private static Results one(int count, String more, Path folder) throws Exception {
    RunPlan plan =
        CaseJobs.plan(
            2,
            "rule: {kind: image_sequence, group: sequence" + more + "}",
            "findings: {too-many-members: split}");
    Iterator<TestRow> rows =
        IntStream.range(0, count)
            .mapToObj(i -> (int) (i * 7_919L % count))
            .map(i -> TestRow.of("cams/oslo/camera-01/run-000017/frame_" + i + ".jpg", 100_000))
            .iterator();
    return execute(plan, List.of(rows), List.<String[]>of().iterator(), folder);
  }

  /** A sequence that falls apart into single frames. */
  private static Results gaps(int count, Path folder) throws Exception {
    RunPlan plan =
        CaseJobs.plan(
            2,
            "rule: {kind: image_sequence, group: sequence}",
            "findings: {missing-frames: split}");
    Iterator<TestRow> rows =
        IntStream.range(0, count)
            .mapToObj(i -> TestRow.of("all/frame_" + (3L * i + i % 2) + ".jpg", 100_000))
            .iterator();
    return execute(plan, List.of(rows), List.<String[]>of().iterator(), folder);
  }

  private static Results series(int count, Path folder) throws Exception {
    RunPlan plan = CaseJobs.plan(2, "rule: {kind: dicom_series, group: series}");
    Iterator<TestRow> rows =
        IntStream.range(0, count).mapToObj(i -> TestRow.of(slice(i), 500_000)).iterator();
    Iterator<String[]> tags =
        IntStream.range(0, count).mapToObj(i -> tags((int) (i * 7_919L % count))).iterator();
    return execute(plan, List.of(rows), tags, folder);
  }

  private static String slice(int number) {
    return "ct/patient-01/1.2.840.113619.2.55/1.2.840.113619.2.55.3/IM" + number + ".dcm";
  }

  private static String[] tags(int number) {
    String[] row = new String[1 + DicomTag.values().length];
    Arrays.fill(row, "1");
    row[0] = slice(number);
    set(row, DicomTag.STUDY_INSTANCE_UID, "1.2.840.113619.2.55");
    set(row, DicomTag.SERIES_INSTANCE_UID, "1.2.840.113619.2.55.3");
    set(row, DicomTag.SOP_INSTANCE_UID, "1.2.840.113619.2.55.3.4." + number);
    set(row, DicomTag.MODALITY, "CT");
    set(row, DicomTag.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\AXIAL");
    set(row, DicomTag.ROWS, "512");
    set(row, DicomTag.COLUMNS, "512");
    set(row, DicomTag.INSTANCE_NUMBER, "" + number);
    set(row, DicomTag.IMAGE_POSITION_PATIENT, "-125.5\\-125.5\\" + number * 0.5);
    set(row, DicomTag.IMAGE_ORIENTATION_PATIENT, "1\\0\\0\\0\\1\\0");
    set(row, DicomTag.SLICE_LOCATION, "" + number * 0.5);
    set(row, DicomTag.ACQUISITION_TIME, "101500.123");
    set(row, DicomTag.CONTENT_TIME, "101501.456");
    return row;
  }

  private static void set(String[] row, DicomTag tag, String text) {
    row[1 + tag.ordinal()] = text;
  }

  private static Results execute(
      RunPlan plan, List<Iterator<TestRow>> parts, Iterator<String[]> tags, Path folder)
      throws IOException {
    RunStore store = new Nowhere();
    Exchange scanned = new Exchange(plan, folder, "scanned");
    for (int i = 0; i < parts.size(); i++) {
      scanned.takeAll(
          new ScanStep(
              plan, store, SidecarStore.EMPTY, i, new LocalSteps.Rows(plan, parts.get(i))));
    }
    Exchange members = scanned;
    if (plan.readsTags()) {
      scanned.takeAll(new TagRowStep(plan, 0, tags, EnumSet.allOf(DicomTag.class), ""));
      scanned.close();
      members = new Exchange(plan, folder, "joined");
      for (int bucket = 0; bucket < plan.buckets().count(); bucket++) {
        members.takeAll(new TagJoinStep(plan, store, bucket, scanned.sorted(bucket)));
      }
    }
    members.close();
    List<Passed> passed = new ArrayList<>();
    for (int bucket = 0; bucket < plan.buckets().count(); bucket++) {
      try (BucketStep step =
          new BucketStep(
              plan,
              store,
              "b" + bucket,
              members.sorted(bucket),
              MetadataTables.NONE,
              LedgerAccess.NONE)) {
        step.forEachRemaining(passed::add);
      }
    }
    passed.sort((a, b) -> Arrays.compareUnsigned(a.order(), b.order()));
    List<byte[]> rows = new ArrayList<>();
    new LeftoverStep(plan, store, "r0", passed.iterator()).run().forEachRemaining(rows::add);
    return Results.of(rows);
  }

  /** Records by bucket, in files. */
  private static final class Exchange implements Closeable {
    private final RunPlan plan;
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> out = new ArrayList<>();

    Exchange(RunPlan plan, Path folder, String name) throws IOException {
      this.plan = plan;
      for (int i = 0; i < plan.buckets().count(); i++) {
        files.add(folder.resolve(name + i));
        OutputStream file = Files.newOutputStream(files.get(i));
        out.add(new DataOutputStream(new BufferedOutputStream(file, 1 << 16)));
      }
    }

    void takeAll(Iterator<SortedRecord> records) throws IOException {
      while (records.hasNext()) {
        SortedRecord record = records.next();
        DataOutputStream to = out.get(plan.buckets().bucketOf(record.sortKey()));
        to.writeLong(record.sortKey());
        to.writeInt(record.bytes().length);
        to.write(record.bytes());
      }
    }

    @Override
    public void close() throws IOException {
      for (DataOutputStream file : out) {
        file.close();
      }
    }

    Iterator<SortedRecord> sorted(int bucket) throws IOException {
      List<SortedRecord> records = new ArrayList<>();
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(bucket))))) {
        while (true) {
          long sortKey = in.readLong();
          records.add(new SortedRecord(sortKey, in.readNBytes(in.readInt())));
        }
      } catch (EOFException end) {
        records.sort(Comparator.comparingLong(SortedRecord::sortKey));
        return records.iterator();
      }
    }
  }

  /** Takes note of what is in use after each collection. */
  private static void watchMemory() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, any) -> {
                GarbageCollectionNotificationInfo info =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                long used =
                    info.getGcInfo().getMemoryUsageAfterGc().values().stream()
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
                KEPT.accumulateAndGet(used, Math::max);
              },
              notification ->
                  notification
                      .getType()
                      .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
              null);
    }
  }

  /** A run's directory that keeps nothing. */
  private static final class Nowhere implements RunStore {
    private static final long serialVersionUID = 1L;

    @Override
    public void begin() {}

    @Override
    public PendingFile create(String path) {
      long[] length = new long[1];
      return new PendingFile() {
        @Override
        public OutputStream out() {
          return new OutputStream() {
            @Override
            public void write(int b) {
              length[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
              length[0] += count;
            }
          };
        }

        @Override
        public long publish() {
          return length[0];
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public TableFile createTable(String path, TableSchema schema) {
      return new TableFile() {
        @Override
        public void row(Object... values) {}

        @Override
        public long publish() {
          return 0;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public List<StoredFile> list() {
      return Stream.<StoredFile>empty().toList();
    }

    @Override
    public Optional<byte[]> read(String path) {
      return Optional.empty();
    }

    @Override
    public OptionalLong size(String path) {
      return OptionalLong.empty();
    }

    @Override
    public void delete(String path) {}

    @Override
    public void abortUploads() {}

    @Override
    public void deleteEmpty() {}
  }
}

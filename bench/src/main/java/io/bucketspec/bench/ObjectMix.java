package io.bucketspec.bench;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * A bucket of an imaging company: camera frames, DICOM slices, photos, videos, and the rest that
 * every old bucket collects. Object {@code n} is computed from the seed and {@code n} alone.
 */
final class ObjectMix implements ObjectSource {
  private static final List<String> SITES =
      List.of("bath", "derby", "ely", "leeds", "perth", "truro", "wells", "york");
  private static final List<String> PHOTO_ENDINGS =
      List.of(
          ".jpg",
          ".jpg",
          ".jpg",
          ".jpg",
          ".jpg",
          ".jpg",
          ".JPG",
          ".JPG",
          ".png",
          ".png",
          " (1).jpg",
          " copy.JPG",
          " Müller & Söhne.jpg",
          " Übersicht.png",
          " 50%+.jpg",
          " größer #2.jpg");
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final long FIRST_MILLIS = FIRST_DAY.toEpochDay() * 86_400_000L;
  private static final int DAYS = 650;

  /** Streams of noise, so that no two properties of an object are correlated. */
  private static final int FRAME_RUNS = 1;

  private static final int SLICE_RUNS = 2;
  private static final int PATH = 3;
  private static final int DAY = 4;
  private static final int SIZE = 5;
  private static final int TIME = 6;
  private static final int NAME = 7;
  private static final int OTHER = 8;
  private static final int ETAG = 9;
  private static final int VERSION = 11;

  private final Noise noise;
  private final Runs frameRuns;
  private final Runs sliceRuns;
  private final long frames;
  private final long slices;
  private final long photos;
  private final long videos;

  ObjectMix(long objects, Noise noise) {
    this.noise = noise;
    this.frameRuns = new Runs(noise, FRAME_RUNS, 150, 0.9, 2_000);
    this.sliceRuns = new Runs(noise, SLICE_RUNS, 180, 0.6, 1_200);
    this.frames = objects * 70 / 100;
    this.slices = objects * 15 / 100;
    this.photos = objects * 10 / 100;
    this.videos = objects * 3 / 100;
  }

  @Override
  public InventoryObject object(long number) {
    long index = number;
    if (index < frames) {
      return current(number, frameKey(index), 150_000, 300_000);
    }
    index -= frames;
    if (index < slices) {
      return current(number, sliceKey(index), 480_000, 60_000);
    }
    index -= slices;
    if (index < photos) {
      return current(number, photoKey(index), 500_000, 3_000_000);
    }
    index -= photos;
    if (index < videos) {
      return current(number, videoKey(index), 5_000_000, 50_000_000);
    }
    return other(number, index - videos);
  }

  private InventoryObject other(long number, long index) {
    long nextPhoto = photos + index;
    return switch (noise.below(10, OTHER, index)) {
      case 0, 1 -> current(number, photoFolder(nextPhoto) + "notes " + index + ".txt", 20, 4_000);
      case 2 ->
          current(number, runFolder(frameRuns.run(index)) + "meta_" + index + ".json", 200, 9);
      case 3 -> object(number, photoKey(nextPhoto), true, false, 0, "STANDARD");
      case 4 -> object(number, "inbox/upload " + index + "/", true, false, 0, "STANDARD");
      case 5 -> object(number, videoKey(videos + index), true, false, 30_000_000, "GLACIER");
      case 6 -> object(number, photoKey(nextPhoto), true, false, 2_000_000, "DEEP_ARCHIVE");
      case 7 -> object(number, photoKey(nextPhoto), true, true, 0, "STANDARD");
      default -> {
        long replaced = frames == 0 ? 0 : Math.floorMod(noise.bits(OTHER + 1, index), frames);
        yield object(number, frameKey(replaced), false, false, 310_000, "STANDARD");
      }
    };
  }

  private String frameKey(long index) {
    return runFolder(frameRuns.run(index)) + "frame_" + frameRuns.place(index) + ".jpg";
  }

  private String runFolder(long run) {
    String site = SITES.get(noise.below(SITES.size(), PATH, run));
    int camera = noise.below(24, PATH + 100, run);
    return "cams/" + site + "/cam-" + (camera + 1) + "/" + day(run) + "/run-" + run + "/";
  }

  private String sliceKey(long index) {
    long series = sliceRuns.run(index);
    long study = series / 3;
    String root = "1.2.826.0.1.3680043.8." + (1_000 + noise.below(9_000, PATH, study));
    String patient = "P" + (100_000 + study / 2);
    String seriesUid = root + "." + study + "." + (series % 3 + 1);
    return "dicom/"
        + patient
        + "/"
        + root
        + "."
        + study
        + "/"
        + seriesUid
        + "/"
        + (sliceRuns.place(index) + 1)
        + ".dcm";
  }

  private String photoKey(long index) {
    String ending = PHOTO_ENDINGS.get(noise.below(PHOTO_ENDINGS.size(), NAME, index));
    return photoFolder(index) + "IMG_" + index + ending;
  }

  private String photoFolder(long index) {
    int month = noise.below(12, PATH + 200, index) + 1;
    int year = 2015 + noise.below(12, PATH + 300, index);
    return "photos/" + year + "/" + (month < 10 ? "0" : "") + month + "/";
  }

  private String videoKey(long index) {
    String site = SITES.get(noise.below(SITES.size(), PATH + 400, index));
    return "videos/" + site + "/clip " + index + ".mp4";
  }

  private LocalDate day(long run) {
    return FIRST_DAY.plusDays(noise.below(DAYS, DAY, run));
  }

  private InventoryObject current(long number, String key, int smallest, int range) {
    long size = smallest + (long) noise.below(range, SIZE, number);
    return object(number, key, true, false, size, "STANDARD");
  }

  private InventoryObject object(
      long number, String key, boolean latest, boolean marker, long size, String storageClass) {
    long modified = FIRST_MILLIS + (long) (noise.fraction(TIME, number) * DAYS * 86_400_000.0);
    String eTag = marker ? "" : hex(ETAG, number);
    return new InventoryObject(
        key, hex(VERSION, number), latest, marker, size, modified, eTag, storageClass);
  }

  private String hex(int stream, long number) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(noise.bits(stream, number))
        + hex.toHexDigits(noise.bits(stream + 1, number));
  }
}

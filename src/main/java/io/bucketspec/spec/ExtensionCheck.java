package io.bucketspec.spec;

import java.util.stream.Collectors;

/** Whether URLs end as the objects of their section do. */
final class ExtensionCheck {
  private final Faults faults;

  ExtensionCheck(Faults faults) {
    this.faults = faults;
  }

  /** Notices an extension that doesn't fit a section of a JSON spec. */
  void check(Section section, String extension, Cursor at) {
    if (section.extensions() == null || section.extensions().contains(extension)) {
      return;
    }
    if (section == Section.AUDIO && extension.equals("mp4")) {
      faults.report(
          FaultCode.AMBIGUOUS_EXTENSION,
          at,
          "'.mp4' may be audio or video: make sure that the object has sound only, or list it under"
              + " 'videos'.");
      return;
    }
    faults.report(FaultCode.WRONG_EXTENSION, at, sentence(section, extension));
  }

  /** What is wrong with an extension that doesn't fit. */
  static String sentence(Section section, String extension) {
    String known =
        section.extensions().stream()
            .filter(name -> !name.isEmpty())
            .map(name -> "." + name)
            .collect(Collectors.joining(", "));
    if (extension.isEmpty()) {
      return "The URL has no file extension, and '"
          + section.key()
          + "' are known by theirs ("
          + known
          + "): check that the object is of this kind.";
    }
    Section other = Section.ofExtension(extension);
    return Faults.quoted("." + extension)
        + " is no file extension of '"
        + section.key()
        + "' ("
        + known
        + "): "
        + (other == null
            ? "check that the object is of this kind."
            : "it belongs under '" + other.key() + "'.");
  }

  /** Notices a TIFF in what will become a video. */
  void checkSequence(Cursor firstTiff) {
    faults.report(
        FaultCode.TIFF_IN_SEQUENCE,
        firstTiff,
        "An image sequence takes no TIFF: convert the images, or write 'createVideo': false.");
  }

  static boolean isTiff(String extension) {
    return extension.equals("tif") || extension.equals("tiff");
  }
}

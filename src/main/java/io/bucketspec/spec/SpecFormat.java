package io.bucketspec.spec;

import io.bucketspec.model.Kind;
import java.util.Arrays;
import java.util.Optional;

/** The two forms of an upload spec. */
public enum SpecFormat {
  JSON("json"),
  CSV("csv");

  private final String label;

  SpecFormat(String label) {
    this.label = label;
  }

  /** Its name in a job file and its file extension. */
  public String label() {
    return label;
  }

  /** Whether a spec of this form can hold items of that kind; CSV knows the older ones only. */
  public boolean holds(Kind kind) {
    return switch (kind) {
      case VIDEO, IMAGE, IMAGE_GROUP, IMAGE_SEQUENCE, DICOM_SERIES -> true;
      case AUDIO, TEXT, PDF, NIFTI -> this == JSON;
    };
  }

  /** Why it can't hold the kind, as a sentence without what to do. */
  String refusal(Kind kind) {
    return "A " + name() + " spec has no place for kind '" + kind.label() + "'.";
  }

  public static Optional<SpecFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }
}

package io.bucketspec.spec;

/** Checks titles, each by itself and against those before it in the file. */
final class TitleCheck {
  private final Faults faults;
  private final FirstPlaces titles = new FirstPlaces();

  TitleCheck(Faults faults) {
    this.faults = faults;
  }

  /** Checks a title that isn't blank. */
  void check(TextSlice title, Cursor at) {
    if (!title.isPrintable() || title.to() - title.from() > Limits.MAX_TITLE_CHARS) {
      checkCharacters(title.toString(), at);
    }
    if (titles.seen(title, at)) {
      faults.report(
          FaultCode.DUPLICATE_TITLE,
          at,
          "The title "
              + Faults.quoted(title.toString())
              + " stands at line "
              + titles.line()
              + ", column "
              + titles.column()
              + " already: without unique titles, items can't be told apart by"
              + " name.");
    }
  }

  private void checkCharacters(String title, Cursor at) {
    int chars = title.codePointCount(0, title.length());
    if (chars > Limits.MAX_TITLE_CHARS) {
      faults.report(
          FaultCode.LONG_TITLE,
          at,
          "The title has "
              + chars
              + " characters but the platform supports "
              + Limits.MAX_TITLE_CHARS
              + ": shorten it.");
    }
    if (holdsControl(title)) {
      faults.report(
          FaultCode.CONTROL_CHARACTER_IN_TITLE,
          at,
          "The title holds a control character: leave it out.");
    }
  }

  private static boolean holdsControl(String title) {
    for (int i = 0; i < title.length(); i++) {
      if (Character.isISOControl(title.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}

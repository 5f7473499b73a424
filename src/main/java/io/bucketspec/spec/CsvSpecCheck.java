package io.bucketspec.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Checks a whole CSV spec. */
final class CsvSpecCheck {
  private final Faults faults;
  private final Tally tally;
  private final boolean strictClientOnly;
  private final CsvRows rows;
  private final CsvHeader headers;
  private final UrlCheck urls;
  private final TitleCheck titles;
  private final MemberOrder order;
  private final Map<Section, FirstPlaces> groups = new EnumMap<>(Section.class);

  private CsvSection section;
  private boolean sectionIsEmpty;
  private TextSlice group;
  private String groupCreateVideo;
  private boolean anySequence;
  private boolean unknownRows;
  private Cursor headerWithoutCreateVideo;

  CsvSpecCheck(InputStream in, Faults faults, Tally tally, SpecChecks checks) {
    this.faults = faults;
    this.tally = tally;
    strictClientOnly = checks.strictClientOnly();
    rows = new CsvRows(in, faults);
    headers = new CsvHeader(faults);
    urls = new UrlCheck(faults, checks.urls());
    titles = new TitleCheck(faults);
    order = new MemberOrder(faults);
  }

  /** Checks it; how many bytes it has. */
  long check() throws IOException {
    boolean any = false;
    for (List<CsvCell> row = rows.next(); row != null; row = rows.next()) {
      any = true;
      if (row.size() == 1 && row.get(0).text().isBlank()) {
        faults.report(FaultCode.BLANK_LINE, row.get(0), "A blank line: leave it out.");
      } else if (CsvHeader.is(row)) {
        header(row);
      } else {
        data(row);
      }
    }
    endOfSection();
    if (anySequence && headerWithoutCreateVideo != null) {
      faults.report(
          FaultCode.MISSING_HEADING,
          headerWithoutCreateVideo,
          "The heading 'Create video' is missing, which all sections must have in a file that holds"
              + " an image sequence: write it, and false in each row here.");
    }
    Cursor start = new Cursor.Spot(1, 1, "row 1");
    if (!any) {
      faults.report(FaultCode.EMPTY_FILE, start, "The file is empty: leave it out.");
    } else if (!rows.isBroken() && !unknownRows) {
      tally.endOfItems(start);
    }
    long bytes = rows.drain();
    tally.end(bytes, rows.end("row 1"));
    return bytes;
  }

  private void header(List<CsvCell> row) {
    endOfSection();
    section = headers.read(row);
    order.clear();
    if (strictClientOnly && section.section() != null && section.section().mediaKey() != null) {
      faults.report(
          FaultCode.NO_MEDIA_METADATA,
          section.header(),
          "A CSV spec can't carry '"
              + section.section().mediaKey()
              + "', which an integration with strict client-only access needs: write JSON.");
    }
    sectionIsEmpty = true;
    group = null;
    boolean groupSection = section.section() == Section.IMAGE_GROUPS;
    if (headerWithoutCreateVideo == null && section.createVideo() < 0 && !groupSection) {
      headerWithoutCreateVideo = section.header();
    }
  }

  private void endOfSection() {
    if (section != null && sectionIsEmpty) {
      faults.report(
          FaultCode.EMPTY_SECTION,
          section.header(),
          "A heading row with no row under it: leave it out.");
    }
  }

  private void data(List<CsvCell> row) {
    if (section == null) {
      section = CsvSection.unknown(row.size(), row.get(0).spot());
      if (headers.missing(row.get(0))) {
        return;
      }
    }
    unknownRows |= section.section() == null;
    sectionIsEmpty = false;
    checkWidth(row);
    String createVideo = createVideo(row);
    item(row, createVideo);
    if (section.url() < row.size()) {
      url(row.get(section.url()));
    }
  }

  private void checkWidth(List<CsvCell> row) {
    CsvCell last = row.get(row.size() - 1);
    int columns = section.columns();
    if (row.size() == columns) {
      return;
    }
    boolean blankRest = row.stream().skip(columns).allMatch(cell -> cell.text().isEmpty());
    if (row.size() > columns && blankRest) {
      faults.report(
          FaultCode.EXTRA_CELLS,
          row.get(columns),
          "The row has "
              + row.size()
              + " cells, the last of them blank, under "
              + columns
              + " headings: leave the commas at its end out.");
    } else {
      faults.report(
          FaultCode.WRONG_CELL_COUNT,
          row.size() > columns ? row.get(columns) : last,
          "The row has "
              + row.size()
              + (row.size() == 1 ? " cell under " : " cells under ")
              + columns
              + " headings: put cells that hold a comma in quotes, and write blank ones too.");
    }
  }

  private void url(CsvCell cell) {
    tally.url(cell);
    if (section.section() == Section.IMAGE_GROUPS) {
      order.member(cell.text(), true, cell);
    }
    String extension = urls.check(cell.text(), cell);
    if (extension == null || section.section() == null) {
      return;
    }
    if (section.section().extensions().contains(extension)) {
      if ("true".equals(groupCreateVideo) && ExtensionCheck.isTiff(extension)) {
        faults.report(
            FaultCode.TIFF_IN_SEQUENCE,
            cell,
            "An image sequence takes no TIFF: convert the images, or write 'Create video' false.");
      }
      return;
    }
    String sentence = ExtensionCheck.sentence(section.section(), extension);
    if (Section.ofExtension(extension) == null) {
      faults.report(FaultCode.WRONG_EXTENSION, cell, sentence);
    } else {
      faults.report(
          FaultCode.WRONG_SECTION, cell, sentence + " Write a heading row at each change of kind.");
    }
  }

  /** The row's {@code Create video}: "true", "false", or null where there is no such column. */
  private String createVideo(List<CsvCell> row) {
    int column = section.createVideo();
    if (column < 0) {
      return null;
    }
    CsvCell cell = row.get(Math.min(column, row.size() - 1));
    boolean sequences = section.section() == Section.IMAGE_GROUPS;
    if (column >= row.size() || cell.text().isBlank()) {
      faults.report(
          FaultCode.BLANK_CREATE_VIDEO,
          cell,
          "'Create video' is blank, which the platform takes for true: write "
              + (sequences ? "true or false." : "false."));
      return "true";
    }
    boolean isTrue = cell.text().isWord("true");
    if (!isTrue && !cell.text().isWord("false")) {
      faults.report(
          FaultCode.BAD_CREATE_VIDEO,
          cell,
          "'Create video' must be true or false but is "
              + Faults.quoted(cell.text().toString().strip())
              + ".");
      return "false";
    }
    if (isTrue && !sequences && section.section() != null) {
      faults.report(
          FaultCode.CREATE_VIDEO_NOT_FALSE,
          cell,
          "'Create video' is true under '"
              + heading()
              + "', and must be false for all that is no image sequence.");
    }
    return isTrue ? "true" : "false";
  }

  private String heading() {
    return switch (section.section()) {
      case VIDEOS -> "Video title";
      case IMAGES -> "Image title";
      case DICOM_SERIES -> "Series title";
      default -> "Image group title";
    };
  }

  private void item(List<CsvCell> row, String createVideo) {
    Section kind = section.section();
    int column = section.title();
    CsvCell cell = column >= 0 && column < row.size() ? row.get(column) : row.get(0);
    TextSlice title = cell.text();
    boolean blank = column < 0 || column >= row.size() || title.isBlank();
    if (kind == null) {
      groupCreateVideo = null;
      return;
    }
    if (kind == Section.IMAGE_GROUPS && blank) {
      faults.report(
          FaultCode.NO_TITLE,
          cell,
          "The title is blank, and tells which image group the URL is of: write it.");
    } else if (blank && column >= 0) {
      faults.report(
          FaultCode.BLANK_TITLE,
          cell,
          kind == Section.DICOM_SERIES
              ? "The title is blank, so that the file will be a series of its own: write the"
                  + " series' title."
              : "The title is blank, so that the platform derives it from the URL: write one.");
    }
    if (!kind.grouped() || blank) {
      group = null;
      groupCreateVideo = kind.grouped() ? createVideo : null;
      count(kind, cell);
      if (!blank) {
        titles.check(title, cell);
      }
    } else if (group != null && title.sameAs(group)) {
      checkSame(row, createVideo);
    } else {
      begin(kind, title, createVideo, cell);
    }
  }

  private void begin(Section kind, TextSlice title, String createVideo, CsvCell cell) {
    group = title.copy();
    order.clear();
    groupCreateVideo = kind == Section.IMAGE_GROUPS ? createVideo : null;
    FirstPlaces places = groups.computeIfAbsent(kind, key -> new FirstPlaces());
    if (places.seen(title, cell)) {
      faults.report(
          FaultCode.GROUP_INTERRUPTED,
          cell,
          "The group "
              + Faults.quoted(title.toString())
              + " began at line "
              + places.line()
              + " and other rows stand between: rows of one title are one group, so put them"
              + " together, or give the second group another title.");
      return;
    }
    count(kind, cell);
    titles.check(title, cell);
  }

  private void count(Section kind, Cursor at) {
    boolean sequence = kind == Section.IMAGE_GROUPS && "true".equals(groupCreateVideo);
    anySequence |= sequence;
    tally.item(sequence ? "image_sequence" : kind.label(), at);
  }

  private void checkSame(List<CsvCell> row, String createVideo) {
    if (groupCreateVideo != null && !groupCreateVideo.equals(createVideo)) {
      faults.report(
          FaultCode.MIXED_CREATE_VIDEO,
          row.get(Math.min(section.createVideo(), row.size() - 1)),
          "'Create video' is "
              + createVideo
              + " here but "
              + groupCreateVideo
              + " in the first row of the group: write the same in all rows of a title.");
    }
  }
}

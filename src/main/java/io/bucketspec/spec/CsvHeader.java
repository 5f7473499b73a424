package io.bucketspec.spec;

import io.bucketspec.model.Kind;
import io.bucketspec.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads heading rows. Source: the format's page, "CSV format"; headings are case-insensitive. */
final class CsvHeader {
  private static final List<String> HEADINGS =
      List.of(
          CsvColumns.URL,
          CsvColumns.title(Kind.VIDEO),
          CsvColumns.title(Kind.IMAGE),
          CsvColumns.title(Kind.IMAGE_GROUP),
          CsvColumns.title(Kind.DICOM_SERIES),
          CsvColumns.CREATE_VIDEO);

  private static final Set<String> JSON_ONLY =
      Set.of(
          "clientmetadata",
          "skipduplicateurls",
          "upsertmetadata",
          "videometadata",
          "imagemetadata",
          "audiometadata",
          "textmetadata",
          "pdfmetadata");

  private static final Set<String> JSON_ONLY_TITLES =
      Set.of("audiotitle", "texttitle", "pdftitle", "niftititle", "scenetitle");

  private final Faults faults;

  CsvHeader(Faults faults) {
    this.faults = faults;
  }

  /**
   * Whether a row is a heading row: it begins with the URLs' heading, or holds it and nothing but
   * headings. A title may be spelled like a heading.
   */
  static boolean is(List<CsvCell> row) {
    return isUrl(row.get(0)) || (anyIsUrl(row) && row.stream().allMatch(CsvHeader::isHeading));
  }

  private static boolean anyIsUrl(List<CsvCell> row) {
    for (CsvCell cell : row) {
      if (isUrl(cell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUrl(CsvCell cell) {
    return cell.text().isWord(CsvColumns.URL);
  }

  private static boolean isHeading(CsvCell cell) {
    return HEADINGS.stream().anyMatch(cell.text().toString().strip()::equalsIgnoreCase);
  }

  /** Reads a heading row and reports what is wrong with it. */
  CsvSection read(List<CsvCell> row) {
    List<String> seen = new ArrayList<>();
    int url = -1;
    int title = -1;
    int createVideo = -1;
    Kind kind = null;
    for (int i = 0; i < row.size(); i++) {
      String heading = known(row.get(i), seen);
      if (heading == null) {
        continue;
      }
      if (heading.equals(CsvColumns.URL)) {
        url = i;
      } else if (heading.equals(CsvColumns.CREATE_VIDEO)) {
        createVideo = i;
      } else if (title < 0) {
        title = i;
        kind = kindOf(heading);
      } else {
        faults.report(
            FaultCode.SEVERAL_TITLES,
            row.get(i),
            "A second title heading, "
                + Faults.quoted(heading)
                + ": a section holds one kind, so give each kind a heading row of its own.");
      }
    }
    CsvCell first = row.get(0);
    Section section = kind == null ? null : Section.of(kind);
    if (kind == null && row.size() == 1) {
      section = Section.VIDEOS;
      faults.report(
          FaultCode.ONE_COLUMN,
          first,
          "A CSV of the single column 'ObjectURL' is an old form, in which all is taken as video:"
              + " write 'ObjectURL,Video title', or the headings of what it is.");
    } else if (kind == null) {
      faults.report(
          FaultCode.NO_TITLE_HEADING,
          first,
          "No heading tells the kind: write one of 'Video title', 'Image title', 'Image group"
              + " title', 'Series title'.");
    } else {
      checkColumns(kind, url, title, createVideo, first);
    }
    return new CsvSection(section, url, title, createVideo, row.size(), first.spot());
  }

  private void checkColumns(Kind kind, int url, int title, int createVideo, CsvCell first) {
    if (kind == Kind.IMAGE_GROUP && createVideo < 0) {
      faults.report(
          FaultCode.MISSING_HEADING,
          first,
          "The heading 'Create video' is missing, which image groups and sequences must have:"
              + " write it, and true or false in each row.");
    }
    if (url != 0 || title != 1 || createVideo > 2) {
      faults.report(
          FaultCode.HEADING_ORDER,
          first,
          "The headings stand in another order than the format's page has them: write '"
              + CsvColumns.header(kind, createVideo >= 0)
              + "'.");
    }
  }

  /** The heading as the page spells it, or null after a report. */
  private String known(CsvCell cell, List<String> seen) {
    String text = cell.text().toString().strip();
    for (String heading : HEADINGS) {
      if (heading.equalsIgnoreCase(text)) {
        if (seen.contains(heading)) {
          faults.report(
              FaultCode.DUPLICATE_HEADING,
              cell,
              "The heading '" + heading + "' stands twice in the row.");
          return null;
        }
        seen.add(heading);
        if (!text.equals(cell.text().toString())) {
          faults.report(
              FaultCode.SPACE_IN_HEADING,
              cell,
              "The heading '" + heading + "' has spaces around it: leave them out.");
        }
        return heading;
      }
    }
    unknown(cell, text);
    return null;
  }

  private void unknown(CsvCell cell, String text) {
    String plain = text.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      faults.report(FaultCode.BLANK_HEADING, cell, "A heading is blank: leave the comma out.");
    } else if (JSON_ONLY.contains(plain)) {
      faults.report(
          FaultCode.JSON_ONLY,
          cell,
          "A CSV spec can't carry " + Faults.quoted(text) + ": write JSON.");
    } else if (JSON_ONLY_TITLES.contains(plain)) {
      faults.report(
          FaultCode.JSON_ONLY,
          cell,
          "There is no CSV form for the kind of " + Faults.quoted(text) + ": write JSON.");
    } else {
      faults.report(
          FaultCode.UNKNOWN_HEADING,
          cell,
          "Unknown heading " + Faults.quoted(text) + ": " + WordHint.of(text, HEADINGS));
    }
  }

  private static Kind kindOf(String heading) {
    for (Kind kind : Kind.values()) {
      if (SpecFormat.CSV.holds(kind) && CsvColumns.title(kind).equals(heading)) {
        return kind;
      }
    }
    throw new IllegalStateException("no kind has the heading " + heading);
  }

  /**
   * Reports that the file does not begin with a heading row.
   *
   * @return whether the row was meant as one, and so holds no URL
   */
  boolean missing(CsvCell first) {
    String text = first.text().toString().strip();
    for (String delimiter : new String[] {";", "\t", "|"}) {
      if (text.regionMatches(true, 0, CsvColumns.URL + delimiter, 0, CsvColumns.URL.length() + 1)) {
        faults.report(
            FaultCode.WRONG_DELIMITER,
            first,
            "The cells are parted by " + Faults.quoted(delimiter) + ": write commas.");
        return true;
      }
    }
    boolean meant = Nearest.of(text, List.of(CsvColumns.URL)).isPresent();
    faults.report(
        FaultCode.NO_HEADER,
        first,
        "The file has no heading row but begins with "
            + Faults.quoted(text)
            + (meant
                ? ": did you mean 'ObjectURL'?"
                : ": write one first, such as 'ObjectURL,Image title'."));
    return meant;
  }
}

package io.bucketspec.run;

/** A page of HTML in the making. Every text that goes into it is escaped. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Appends markup of our own, as it is. */
  Html markup(String markup) {
    page.append(markup);
    return this;
  }

  /** Appends a text of anyone's, escaped. */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
    return this;
  }

  /** Appends an element that holds a text. */
  Html element(String tag, String text) {
    return markup("<" + tag + ">").text(text).markup("</" + tag + ">");
  }

  /** Appends a table's row of cells; numbers stand at the right. */
  Html row(Object... cells) {
    markup("<tr>");
    for (Object cell : cells) {
      if (cell instanceof Long number) {
        markup("<td class=n>").text(Quantity.count(number)).markup("</td>");
      } else {
        element("td", String.valueOf(cell));
      }
    }
    return markup("</tr>\n");
  }

  /** Begins a table with those headings. */
  Html table(String... headings) {
    markup("<table>\n<tr>");
    for (String heading : headings) {
      element("th", heading);
    }
    return markup("</tr>\n");
  }

  Html endTable() {
    return markup("</table>\n");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}

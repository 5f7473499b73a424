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

  /** A cell whose text stands at the right. */
  record Right(String text) {
    static Right count(long number) {
      return new Right(Quantity.count(number));
    }

    static Right bytes(long number) {
      return new Right(Quantity.bytes(number));
    }
  }

  /** Appends a table's row of cells, each a {@link Right} or a text. */
  Html row(Object... cells) {
    return row("td", cells);
  }

  /** Begins a table with those headings, likewise. */
  Html table(Object... headings) {
    return markup("<table>\n").row("th", headings);
  }

  private Html row(String tag, Object... cells) {
    markup("<tr>");
    for (Object cell : cells) {
      if (cell instanceof Right right) {
        markup("<" + tag + " class=n>").text(right.text()).markup("</" + tag + ">");
      } else {
        element(tag, (String) cell);
      }
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

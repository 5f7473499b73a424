package io.bucketspec.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the template of a {@code match}: {@code {capture}}, {@code {capture:a|b}}, {@code *},
 * {@code **}, {@code {a,b}}, a backslash before what is meant literally, and literal text. Goes on
 * after a fault where it can, so that all of them are told at once.
 */
final class TemplateParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final String template;
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int literalStart;
  private int at;

  private TemplateParser(String template) {
    this.template = template;
  }

  /**
   * @param tokens the template's parts; no two literals side by side
   * @param faults what is wrong, each a sentence with its place; empty for a template of use
   */
  record Parsed(List<Token> tokens, List<String> faults) {
    Parsed {
      tokens = List.copyOf(tokens);
      faults = List.copyOf(faults);
    }
  }

  static Parsed parse(String template) {
    TemplateParser parser = new TemplateParser(template);
    parser.read();
    parser.checkNames();
    parser.checkNeighbours();
    return new Parsed(parser.tokens, parser.faults);
  }

  private void read() {
    if (template.isEmpty()) {
      faults.add("The template is empty; '**' takes every key.");
    }
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c == '{') {
        endLiteral();
        braces();
      } else if (c == '*') {
        endLiteral();
        stars();
      } else {
        if (literal.length() == 0) {
          literalStart = at;
        }
        literal(literal);
      }
    }
    endLiteral();
  }

  private void literal(StringBuilder into) {
    if (template.charAt(at) == '\\') {
      at++;
      if (at == template.length()) {
        faults.add(
            "Character "
                + place(at - 1)
                + ": the template ends in a backslash, which is there to make the next character"
                + " literal; write \\\\ for a backslash.");
        return;
      }
    }
    into.append(template.charAt(at++));
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      tokens.add(new Token.Literal(place(literalStart), literal.toString()));
      literal.setLength(0);
    }
  }

  private void stars() {
    int place = place(at);
    if (template.startsWith("**", at)) {
      tokens.add(new Token.Any(place));
      at += 2;
    } else {
      tokens.add(new Token.Star(place));
      at++;
    }
  }

  private void braces() {
    int open = at++;
    Braces braces = new Braces(place(at));
    int faultsBefore = faults.size();
    while (at < template.length() && template.charAt(at) != '}') {
      char c = template.charAt(at);
      if (Braces.separates(c)) {
        at++;
        braces.mark(c, place(at));
      } else {
        if (c == '{' || c == '*') {
          faults.add(notLiteral(c));
        }
        literal(braces.literal());
      }
    }
    if (at == template.length()) {
      faults.add(
          "Character " + place(open) + ": this { is never closed; write \\{ for a literal brace.");
      return;
    }
    at++;
    if (faults.size() == faultsBefore) {
      finishBraces(place(open), braces);
    }
  }

  private String notLiteral(char c) {
    return "Character "
        + place(at)
        + ": '"
        + c
        + "' within braces; they hold a capture's name or literal texts. Write \\"
        + c
        + " for a literal one.";
  }

  private void finishBraces(int place, Braces braces) {
    boolean named = NAME.matcher(braces.name()).matches();
    if (braces.has(',') && !(braces.has(':') && named)) {
      List<String> texts = texts(braces.alternatives(), "an empty alternative; leave it away.");
      tokens.add(new Token.Alternatives(place, texts));
    } else if (braces.has(':') && named) {
      choice(place, braces);
    } else {
      capture(place, braces);
    }
  }

  private void choice(int place, Braces braces) {
    String name = braces.name();
    List<Braces.Part> parts = braces.choices();
    List<String> texts;
    if (parts.size() > 1) {
      texts = texts(parts, "an empty text for '" + name + "'; leave it and its | away.");
    } else {
      texts = List.of(parts.get(0).text());
      faults.add(
          "Character "
              + place
              + ": '"
              + name
              + "' needs two texts or more to choose from, such as {"
              + name
              + ":one|other}; write \\: for a literal colon.");
    }
    refuseRepeats(name, parts);
    tokens.add(new Token.Choice(place, name, texts));
  }

  private List<String> texts(List<Braces.Part> parts, String ifEmpty) {
    List<String> texts = parts.stream().map(Braces.Part::text).toList();
    int empty = texts.indexOf("");
    if (empty >= 0) {
      faults.add("Character " + parts.get(empty).place() + ": " + ifEmpty);
    }
    return texts;
  }

  private void refuseRepeats(String name, List<Braces.Part> parts) {
    Set<String> seen = new HashSet<>(Set.of(""));
    for (Braces.Part part : parts) {
      if (!seen.add(part.text()) && !part.text().isEmpty()) {
        faults.add(
            "Character "
                + part.place()
                + ": '"
                + part.text()
                + "' stands here a second time, for '"
                + name
                + "'; leave it away.");
      }
    }
  }

  private void capture(int place, Braces braces) {
    String name = braces.has(':') ? braces.name() : braces.text();
    if (name.isEmpty()) {
      faults.add(
          "Character " + place + ": a capture without a name; write * for text that needs none.");
    } else if (!NAME.matcher(name).matches()) {
      faults.add(
          "Character "
              + (place + 1)
              + ": '"
              + name
              + "' is no name for a capture: a letter, then letters, digits or _."
              + (braces.has('|') ? " Texts to choose from are {a,b}, or {name:a|b}." : ""));
    }
    tokens.add(new Token.Capture(place, name));
  }

  private void checkNames() {
    Map<String, Integer> places = new HashMap<>();
    for (Token token : tokens) {
      String name = token.capture().orElse("");
      if (!name.isEmpty()) {
        Integer first = places.putIfAbsent(name, token.place());
        if (first != null) {
          faults.add(
              "Character "
                  + token.place()
                  + ": the capture '"
                  + name
                  + "' stands here a second time, after character "
                  + first
                  + "; give each its own name.");
        }
      }
    }
  }

  private void checkNeighbours() {
    for (int i = 1; i < tokens.size(); i++) {
      Token left = tokens.get(i - 1);
      Token right = tokens.get(i);
      if (left.wild() && right.wild()) {
        faults.add(
            "Character "
                + right.place()
                + ": '"
                + left.source()
                + "' and '"
                + right.source()
                + "' stand side by side, so where one ends and the other begins is anyone's guess;"
                + " put literal text between them or leave one away.");
      }
    }
  }

  /** A place for people: characters from 1, also where one takes two of Java's. */
  private int place(int index) {
    return template.codePointCount(0, index) + 1;
  }
}

package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Checks a scene: streams by name, each {@code {type, events: [{uri, timestamp?}]}}. Source: the
 * point-cloud page; other keys of a stream are let pass, since no page lists them all.
 */
final class SceneCheck {
  private static final int MOST_VIDEOS = 9;
  private static final int MOST_FRAMES = 100;

  private final JsonTokens tokens;
  private final Faults faults;
  private final Tally tally;
  private final UrlCheck urls;
  private final JsonWalk other;
  private final SeenNames.Budget budget = new SeenNames.Budget();

  // Of the stream under way: what its files are, by their extensions, since no page lists the
  // types.
  private boolean isVideo;
  private int pictures;

  SceneCheck(JsonTokens tokens, Faults faults, Tally tally, UrlCheck urls, JsonWalk other) {
    this.tokens = tokens;
    this.faults = faults;
    this.tally = tally;
    this.urls = urls;
    this.other = other;
  }

  /** Checks the value of {@code scene}. */
  void check() throws IOException {
    if (!isObject("'scene'")) {
      return;
    }
    Cursor start = tokens.here();
    SeenNames names = new SeenNames(budget);
    boolean empty = true;
    int videos = 0;
    while (tokens.next() != JsonToken.END_OBJECT) {
      empty = false;
      names.add(tokens.text(), tokens, faults);
      tokens.next();
      stream();
      videos += isVideo ? 1 : 0;
    }
    names.clear();
    if (videos > MOST_VIDEOS) {
      faults.report(
          FaultCode.MANY_SCENE_VIDEOS,
          start,
          "The scene has "
              + videos
              + " videos, more than the "
              + MOST_VIDEOS
              + " that the platform supports: make several scenes of it.");
    }
    if (empty) {
      faults.report(FaultCode.NO_STREAM, start, "The scene has no stream, and so no file.");
    }
  }

  private void stream() throws IOException {
    isVideo = false;
    pictures = 0;
    if (!isObject("A stream of a scene")) {
      return;
    }
    Cursor start = tokens.here();
    SeenNames names = new SeenNames(budget);
    while (tokens.next() != JsonToken.END_OBJECT) {
      String name = tokens.text();
      names.add(name, tokens, faults);
      tokens.next();
      if (name.equals("events")) {
        events();
      } else {
        other.value();
      }
    }
    for (String required : new String[] {"type", "events"}) {
      if (!names.contains(required)) {
        faults.report(
            FaultCode.INCOMPLETE_STREAM,
            start,
            "The stream has no '" + required + "', and must have one.");
      }
    }
    names.clear();
    if (pictures > MOST_FRAMES) {
      faults.report(
          FaultCode.MANY_SCENE_FRAMES,
          start,
          "The stream has "
              + pictures
              + " frames, more than the "
              + MOST_FRAMES
              + " that the platform supports for a video of a scene: make several scenes of it.");
    }
  }

  private void events() throws IOException {
    if (tokens.token() != JsonToken.START_ARRAY) {
      faults.report(
          FaultCode.WRONG_TYPE, tokens, "'events' must be an array but is " + tokens.sort() + ".");
      other.value();
      return;
    }
    while (tokens.next() != JsonToken.END_ARRAY) {
      event();
    }
  }

  private void event() throws IOException {
    if (!isObject("An event of a stream")) {
      return;
    }
    Cursor start = tokens.here();
    SeenNames names = new SeenNames(budget);
    while (tokens.next() != JsonToken.END_OBJECT) {
      String name = tokens.text();
      names.add(name, tokens, faults);
      tokens.next();
      if (name.equals("uri") && tokens.token() == JsonToken.VALUE_STRING) {
        tally.url(tokens);
        String extension = urls.check(tokens.slice(), tokens);
        Section kind = extension == null ? null : Section.ofExtension(extension);
        pictures += kind == Section.IMAGES ? 1 : 0;
        isVideo |= kind == Section.IMAGES || kind == Section.VIDEOS;
      } else if (name.equals("uri")) {
        faults.report(
            FaultCode.WRONG_TYPE, tokens, "A URL must be a string but is " + tokens.sort() + ".");
        other.value();
      } else {
        other.value();
      }
    }
    if (!names.contains("uri")) {
      faults.report(FaultCode.NO_URL, start, "The event has no 'uri': name its file.");
    }
    names.clear();
  }

  private boolean isObject(String what) throws IOException {
    if (tokens.token() == JsonToken.START_OBJECT) {
      return true;
    }
    faults.report(
        FaultCode.WRONG_TYPE, tokens, what + " must be an object but is " + tokens.sort() + ".");
    other.value();
    return false;
  }
}

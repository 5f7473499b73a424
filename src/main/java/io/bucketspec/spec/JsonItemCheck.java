package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Checks the items of a JSON spec's sections, one after the other. */
final class JsonItemCheck {
  private static final Set<String> SYSTEM_KEYS =
      Set.of("placeholderItemUuid", "externalFileType", "clusterByResolution", "videoUrlPrefix");

  private final JsonTokens tokens;
  private final Faults faults;
  private final Tally tally;
  private final boolean strictClientOnly;
  private final UrlCheck urls;
  private final TitleCheck titles;
  private final ExtensionCheck extensions;
  private final ClientMetadataWalk clientMetadata;
  private final MediaMetadataCheck mediaMetadata;
  private final SceneCheck scene;
  private final JsonWalk other;
  private final SeenNames names;
  private final Positions positions;
  private final MemberOrder order;

  private Section section;
  private boolean hasTitle;
  private Boolean createVideo;
  private Cursor firstTiff;

  JsonItemCheck(JsonTokens tokens, Faults faults, Tally tally, SpecChecks checks) {
    this.tokens = tokens;
    this.faults = faults;
    this.tally = tally;
    SeenNames.Budget budget = new SeenNames.Budget();
    strictClientOnly = checks.strictClientOnly();
    urls = new UrlCheck(faults, checks.urls());
    titles = new TitleCheck(faults);
    extensions = new ExtensionCheck(faults);
    clientMetadata = new ClientMetadataWalk(tokens, faults, budget, checks.schema());
    mediaMetadata = new MediaMetadataCheck(tokens, faults, tally, budget);
    other = new JsonWalk(tokens, faults, budget);
    scene = new SceneCheck(tokens, faults, tally, urls, other);
    names = new SeenNames(budget);
    positions = new Positions(faults);
    order = new MemberOrder(faults);
  }

  /** Checks the item whose first token is the current one. */
  void check(Section itemSection) throws IOException {
    section = itemSection;
    if (tokens.token() != JsonToken.START_OBJECT) {
      faults.report(
          FaultCode.WRONG_TYPE,
          tokens,
          "An item of '" + section.key() + "' must be an object but is " + tokens.sort() + ".");
      other.value();
      return;
    }
    if (section == Section.GROUPS_FROM_ITEMS) {
      tally.item(section.label(), tokens);
      other.value();
      return;
    }
    Cursor start = tokens.here();
    hasTitle = false;
    createVideo = null;
    firstTiff = null;
    names.clear();
    positions.clear();
    order.clear();
    while (tokens.next() != JsonToken.END_OBJECT) {
      member();
    }
    end(start);
  }

  private void member() throws IOException {
    if (section.grouped() && positions.add(tokens.slice(), tokens)) {
      value("objectUrl");
      return;
    }
    String name = tokens.text();
    names.add(name, tokens, faults);
    checkName(name);
    value(name);
  }

  private void value(String name) throws IOException {
    tokens.next();
    if (name.equals("objectUrl") && section != Section.SCENES) {
      url();
    } else if (name.equals("title")) {
      title();
    } else if (name.equals("createVideo") && section == Section.IMAGE_GROUPS) {
      createVideo();
    } else if (name.equals("clientMetadata")) {
      clientMetadata.check();
    } else if (name.equals(section.mediaKey())) {
      mediaMetadata.check(section);
    } else if (name.equals("scene") && section == Section.SCENES) {
      scene.check();
    } else {
      other.value();
    }
  }

  private void checkName(String name) {
    List<String> known = section.itemKeys();
    if (section.grouped() && name.equals("objectUrl")) {
      faults.report(
          FaultCode.BAD_POSITION,
          tokens,
          "'objectUrl' without a number in '"
              + section.key()
              + "': write objectUrl_0, objectUrl_1 … for its members.");
    } else if (known.contains(name)) {
      return;
    } else if (name.equals("createVideo")) {
      faults.report(
          FaultCode.MEANINGLESS_KEY,
          tokens,
          "'createVideo' means nothing in '" + section.key() + "': leave it out.");
    } else if (SYSTEM_KEYS.contains(name)) {
      faults.report(
          FaultCode.SYSTEM_KEY,
          tokens,
          "'" + name + "' is for the platform's own use: leave it out.");
    } else {
      faults.report(
          FaultCode.UNKNOWN_KEY,
          tokens,
          "Unknown key "
              + Faults.quoted(name)
              + " in '"
              + section.key()
              + "': "
              + WordHint.of(name, known));
    }
  }

  private void title() throws IOException {
    if (tokens.token() != JsonToken.VALUE_STRING) {
      faults.report(
          FaultCode.WRONG_TYPE, tokens, "'title' must be a string but is " + tokens.sort() + ".");
      hasTitle = true;
      other.value();
      return;
    }
    hasTitle = true;
    TextSlice title = tokens.slice();
    if (!title.isBlank()) {
      titles.check(title, tokens);
    } else if (section.grouped()) {
      faults.report(
          FaultCode.NO_TITLE,
          tokens,
          "The title is blank, and an item of '" + section.key() + "' must have one.");
    } else {
      faults.report(
          FaultCode.BLANK_TITLE,
          tokens,
          "The title is blank: write one, or leave the key out and the platform derives it from the"
              + " URL.");
    }
  }

  private void url() throws IOException {
    if (tokens.token() != JsonToken.VALUE_STRING) {
      faults.report(
          FaultCode.WRONG_TYPE, tokens, "A URL must be a string but is " + tokens.sort() + ".");
      other.value();
      return;
    }
    tally.url(tokens);
    if (section == Section.IMAGE_GROUPS) {
      order.member(tokens.slice(), positions.isNext(), tokens);
    }
    String extension = urls.check(tokens.slice(), tokens);
    if (extension != null) {
      extensions.check(section, extension, tokens);
      if (firstTiff == null && ExtensionCheck.isTiff(extension)) {
        firstTiff = tokens.spot();
      }
    }
  }

  private void createVideo() throws IOException {
    JsonToken token = tokens.token();
    createVideo = token == JsonToken.VALUE_TRUE;
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      faults.report(
          FaultCode.WRONG_TYPE,
          tokens,
          "'createVideo' must be true or false but is "
              + tokens.sort()
              + ": write true for a sequence, false for a group.");
      other.value();
    }
  }

  private void end(Cursor item) {
    tally.item(Boolean.TRUE.equals(createVideo) ? "image_sequence" : section.label(), item);
    if (strictClientOnly && section.mediaKey() != null && !names.contains(section.mediaKey())) {
      faults.report(
          FaultCode.NO_MEDIA_METADATA,
          item,
          "The item has no '"
              + section.mediaKey()
              + "', which an integration with strict client-only access needs: write it.");
    }
    if (section.grouped()) {
      if (!hasTitle) {
        faults.report(
            FaultCode.NO_TITLE,
            item,
            "The item has no 'title', and an item of '" + section.key() + "' must have one.");
      }
      positions.end(item, names.contains("objectUrl"));
    } else if (section == Section.SCENES) {
      if (!names.contains("scene")) {
        faults.report(FaultCode.NO_SCENE, item, "The item has no 'scene', which names its files.");
      }
    } else if (!names.contains("objectUrl")) {
      faults.report(FaultCode.NO_URL, item, "The item has no 'objectUrl': name its object.");
    }
    if (section == Section.IMAGE_GROUPS && createVideo == null) {
      faults.report(
          FaultCode.NO_CREATE_VIDEO,
          item,
          "The item has no 'createVideo', and what the platform guesses differs by the way of"
              + " upload: write true for a sequence, false for a group.");
    }
    if (Boolean.TRUE.equals(createVideo) && firstTiff != null) {
      extensions.checkSequence(firstTiff);
    }
  }
}

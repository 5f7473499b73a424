package io.bucketspec.spec;

/** What two URLs are compared by: the object that they name, and the form in which they do. */
final class UrlHash {
  private final TextHash object = new TextHash();
  private final TextHash form = new TextHash();
  private final TextHash part = new TextHash();

  /** Takes any URL. */
  void set(String url, ObjectAddress address) {
    object.set(address.identity());
    part.set(address.store());
    object.join(part);
    form.set(url.substring(address.keyStart()));
    part.set(url.substring(0, address.keyStart()));
    form.join(part);
  }

  /**
   * Takes a URL by its parts.
   *
   * @param store the hash of its store
   * @param begin the hash of what stands before the key
   * @param key in ASCII, as the URL spells it
   * @param plainKey in Latin-1, without percent-encoding; null if that is the same
   */
  void set(TextHash store, TextHash begin, TextSlice key, TextSlice plainKey) {
    form.set(key.bytes(), key.from(), key.to());
    if (plainKey == null) {
      object.set(form);
    } else {
      object.set(plainKey.bytes(), plainKey.from(), plainKey.to());
    }
    object.join(store);
    form.join(begin);
  }

  TextHash object() {
    return object;
  }

  TextHash form() {
    return form;
  }
}

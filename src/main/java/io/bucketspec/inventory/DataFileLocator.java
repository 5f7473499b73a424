package io.bucketspec.inventory;

import io.bucketspec.inventory.DataFolder.Layout;
import io.bucketspec.inventory.Manifest.ListedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the data files of a manifest: in the bucket it was delivered to, or beside a manifest that
 * was copied elsewhere together with them.
 */
final class DataFileLocator {
  private static final int LEVELS_UP = 6;

  /** The first file tells where they are; the next ones are asked should it be missing. */
  private static final int FILES_ASKED = 3;

  private final Store store;
  private final String manifestPath;
  private final Manifest manifest;

  DataFileLocator(Store store, String manifestPath, Manifest manifest) {
    this.store = store;
    this.manifestPath = manifestPath;
    this.manifest = manifest;
  }

  /**
   * Finds them all.
   *
   * @param filesAt the folder where they are, if the user says so
   * @throws InventoryException naming every file that is missing or has another size
   */
  List<DataFile> locate(Optional<String> filesAt) {
    if (manifest.files().isEmpty()) {
      return List.of();
    }
    List<DataFolder> folders =
        filesAt.isPresent() ? below(store.qualified(filesAt.get())) : delivered();
    if (filesAt.isEmpty()) {
      folders.addAll(aroundManifest());
    }
    return new DataFileCheck(store, manifestPath, holding(folders)).check(manifest.files());
  }

  /**
   * How a file's key may be spelled in the bucket: as the manifest has it; OBS, unlike the others,
   * URL-encodes it there.
   */
  static List<String> spellings(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    KeyDecoder decoder = new KeyDecoder(true);
    if (!decoder.decode(bytes, 0, bytes.length)) {
      return List.of(key);
    }
    String decoded = new String(decoder.key(), 0, decoder.length(), StandardCharsets.UTF_8);
    return decoded.equals(key) ? List.of(key) : List.of(key, decoded);
  }

  private static List<DataFolder> below(String folder) {
    return List.of(
        new DataFolder(folder, Layout.KEY),
        new DataFolder(folder, Layout.DATA),
        new DataFolder(folder, Layout.NAME));
  }

  private List<DataFolder> delivered() {
    String bucket = StorePath.authority(manifestPath);
    List<DataFolder> folders = new ArrayList<>();
    if (!bucket.isEmpty() && isDestination(bucket)) {
      folders.add(new DataFolder(StorePath.root(manifestPath), Layout.KEY));
    }
    return folders;
  }

  /** Containers of Azure stand before their account. */
  private boolean isDestination(String authority) {
    return manifest.destinationBucket().equals(Optional.of(authority.replaceFirst("@.*$", "")));
  }

  private List<DataFolder> aroundManifest() {
    List<DataFolder> folders = new ArrayList<>();
    Optional<String> folder = StorePath.parent(manifestPath);
    folder.ifPresent(it -> folders.add(new DataFolder(it, Layout.NAME)));
    for (int up = 0; up <= LEVELS_UP && folder.isPresent(); up++) {
      folders.add(new DataFolder(folder.get(), Layout.KEY));
      folders.add(new DataFolder(folder.get(), Layout.DATA));
      folders.add(new DataFolder(folder.get(), Layout.LAST_FOLDER));
      folder = StorePath.parent(folder.get());
    }
    return folders;
  }

  /** The first folder that holds a file. Where it was delivered if none does: it is gone there. */
  private DataFolder holding(List<DataFolder> folders) {
    List<ListedFile> files = manifest.files();
    for (ListedFile file : files.subList(0, Math.min(FILES_ASKED, files.size()))) {
      for (DataFolder folder : folders) {
        for (String key : spellings(file.key())) {
          if (store.entry(folder.path(key)).filter(it -> !it.folder()).isPresent()) {
            return folder;
          }
        }
      }
    }
    if (!StorePath.authority(folders.get(0).folder()).isEmpty()
        && folders.get(0).layout() == Layout.KEY) {
      return folders.get(0);
    }
    throw notFound(files, folders);
  }

  private InventoryException notFound(List<ListedFile> files, List<DataFolder> folders) {
    Set<String> places = new LinkedHashSet<>();
    for (DataFolder folder : folders) {
      spellings(files.get(0).key()).forEach(key -> places.add(folder.path(key)));
    }
    return new InventoryException(
        "The data files that "
            + manifestPath
            + " lists were not found. The first was looked for as\n  "
            + String.join("\n  ", places)
            + "\nSay with filesAt which folder they are in.");
  }
}

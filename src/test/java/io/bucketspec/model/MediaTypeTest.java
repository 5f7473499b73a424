package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b.jpg            | image image_group image_sequence",
        "a/b.JPEG           | image image_group image_sequence",
        "a/b.tiff           | image image_group",
        "a/b.TIF            | image image_group",
        "a/b.avif           | image image_group image_sequence",
        "a/b.mp4            | video",
        "a/b.mkv            | video",
        "a/b.dcm            | dicom_series",
        "a/b.IMA            | dicom_series",
        "a/IM0001           | dicom_series",
        "a.jpg/IM0001       | dicom_series",
        "1.2.840.10008.5    | dicom_series",
        "a/.jpg             | image image_group image_sequence",
        "a/b.               | dicom_series",
        "a/b.mp3            | audio",
        "a/b.WAV            | audio",
        "a/b.flac           | audio",
        "a/b.eac3           | audio",
        "a/b.m4a            | audio",
        "a/b.mpeg           | audio",
        "a/b.txt            | text",
        "a/b.Html           | text",
        "a/b.json           | text",
        "a/b.xml            | text",
        "a/b.markdown       | text",
        "a/b.yaml           | ''",
        "a/b.markdownx      | ''",
        "a/b.PDF            | pdf",
        "a/b.pdfs           | ''",
        "a/b.nii            | nifti",
        "a/b.nii.gz         | nifti",
        "a/b.NII.Gz         | nifti",
        "a/b.v2.nii.gz      | nifti",
        "a/.nii.gz          | nifti",
        ".nii.gz            | nifti",
        "a/nii.gz           | ''",
        "nii.gz             | ''",
        "ii.gz              | ''",
        "a/b.gz             | ''",
        ".gz                | ''",
        "a/xnii.gz          | ''",
        "a/b.nii/c.gz       | ''",
        "a/b.nii.gz.gz      | ''",
        "a/b.nii.tar        | ''",
        "a/b.tar.gz         | ''",
        "a/b.jpg.gz         | ''",
        "a/b.jpgjpgjpgjpg   | ''",
        "a/b.jpé            | ''",
      })
  void aKeysExtensionTellsItsKinds(String key, String kinds) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    String fitting =
        Arrays.stream(Kind.values())
            .filter(kind -> MediaType.fits(kind, bytes, bytes.length))
            .map(Kind::label)
            .collect(Collectors.joining(" "));
    assertThat(fitting).isEqualTo(kinds);
  }

  @Test
  void onlyTheKeysOwnBytesCount() {
    byte[] longer = "a/b.jpg.txt".getBytes(StandardCharsets.UTF_8);
    assertThat(MediaType.fits(Kind.IMAGE, longer, 7)).isTrue();
    assertThat(MediaType.fits(Kind.IMAGE, longer, longer.length)).isFalse();
    byte[] compressed = "a/b.nii.gz.nii".getBytes(StandardCharsets.UTF_8);
    assertThat(MediaType.fits(Kind.NIFTI, compressed, "a/b.nii.gz".length())).isTrue();
    assertThat(MediaType.fits(Kind.NIFTI, compressed, "a/b.nii.g".length())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "video          | a/b.mp4     | video/mp4",
        "video          | a/b.MOV     | video/quicktime",
        "video          | b.webm      | video/webm",
        "video          | b.mkv       | video/x-matroska",
        "image          | b.jpg       | image/jpeg",
        "image          | b.jpeg      | image/jpeg",
        "image          | b.png       | image/png",
        "image          | b.webp      | image/webp",
        "image          | b.avif      | image/avif",
        "image          | b.bmp       | image/bmp",
        "image          | b.tif       | image/tiff",
        "image          | b.TIFF      | image/tiff",
        "image_group    | b.tiff      | image/tiff",
        "image_sequence | b.png       | image/png",
        "image_sequence | b.tiff      | ''",
        "audio          | b.mp3       | audio/mpeg",
        "audio          | b.mpeg      | audio/mpeg",
        "audio          | b.mpga      | audio/mpeg",
        "audio          | b.wav       | audio/wav",
        "audio          | b.flac      | audio/flac",
        "audio          | b.eac3      | audio/eac3",
        "audio          | b.m4a       | audio/mp4",
        "audio          | b.MP4       | audio/mp4",
        "audio          | b.mov       | ''",
        "text           | b.txt       | text/plain",
        "text           | b.text      | text/plain",
        "text           | b.log       | text/plain",
        "text           | b.md        | text/markdown",
        "text           | b.markdown  | text/markdown",
        "text           | b.csv       | text/csv",
        "text           | b.tsv       | text/tab-separated-values",
        "text           | b.html      | text/html",
        "text           | b.htm       | text/html",
        "text           | b.json      | application/json",
        "text           | b.xml       | application/xml",
        "text           | b.srt       | ''",
        "text           | readme      | ''",
        "text           | txt         | ''",
        "text           | a.txt/b     | ''",
        "pdf            | b.pdf       | application/pdf",
        "image          | b.mp4       | ''",
        "video          | b.jpg       | ''",
        "dicom_series   | b.dcm       | ''",
        "dicom_series   | b           | ''",
        "nifti          | b.nii       | ''",
        "nifti          | b.nii.gz    | ''",
      })
  void aKeysExtensionStandsForAMimeType(String kind, String key, String type) {
    byte[] amid = ("x.png" + key + ".pdf").getBytes(StandardCharsets.UTF_8);
    int from = "x.png".length();
    assertThat(
            MediaType.mimeType(Kind.ofLabel(kind).orElseThrow(), amid, from, from + key.length()))
        .isEqualTo(Optional.of(type).filter(text -> !text.isEmpty()));
  }

  @Test
  void everyExtensionOfAKindWithMediaMetadataHasAMimeType() {
    for (Kind kind : List.of(Kind.VIDEO, Kind.IMAGE, Kind.AUDIO, Kind.TEXT, Kind.PDF)) {
      for (String extension : MediaType.extensions(kind)) {
        byte[] key = ("a/b." + extension).getBytes(StandardCharsets.UTF_8);
        assertThat(MediaType.mimeType(kind, key, 0, key.length)).as(extension).isPresent();
        assertThat(MediaType.fits(kind, key, key.length)).as(extension).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          video | video/mp4                      | video/mp4
          video | Video/MP4; codecs="avc1"       | video/mp4
          video | image/gif                      |
          image | image/svg+xml                  | image/svg+xml
          image | ' image/jpeg '                 | image/jpeg
          image | application/octet-stream       |
          image | binary/octet-stream            |
          image | image/                         |
          image | image                          |
          image | 'image/j"peg'                  |
          image | 'image/jp eg'                  |
          image | ''                             |
          audio | audio/mpeg                     | audio/mpeg
          audio | video/mp4                      |
          text  | text/plain;charset=utf-8       | text/plain
          text  | application/json               | application/json
          text  | application/xml                | application/xml
          text  | application/zip                |
          pdf   | application/pdf                | application/pdf
          pdf   | text/plain                     |
          nifti | image/nifti                    |
          """)
  void whatAStoreStatesIsTakenIfItIsATypeOfTheKind(String kind, String stated, String type) {
    assertThat(MediaType.stated(Kind.ofLabel(kind).orElseThrow(), stated))
        .isEqualTo(Optional.ofNullable(type));
  }
}

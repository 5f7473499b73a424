package io.bucketspec.faults;

/**
 * A request to an S3 store.
 *
 * @param method the HTTP method
 * @param path bucket and key, percent-encoded as it was sent
 * @param query the query string, empty if there is none
 * @param copies whether the new object's bytes are to come from another object
 */
record StoreRequest(String method, String path, String query, boolean copies) {

  /** What the request does to the store, in S3's own terms. */
  String operation() {
    if (copies) {
      return "CopyObject";
    }
    return switch (method) {
      case "GET" -> path.indexOf('/', 1) < 0 || path.endsWith("/") ? "ListObjects" : "GetObject";
      case "HEAD" -> "HeadObject";
      case "PUT" -> query.contains("partNumber=") ? "UploadPart" : "PutObject";
      case "POST" -> posted();
      case "DELETE" -> query.contains("uploadId=") ? "AbortMultipartUpload" : "DeleteObject";
      default -> method;
    };
  }

  private String posted() {
    if (query.contains("uploadId=")) {
      return "CompleteMultipartUpload";
    }
    return query.startsWith("uploads") ? "CreateMultipartUpload" : "DeleteObjects";
  }

  /** Whether the request changes what the store holds. */
  boolean writes() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  /** Whether the request writes the file that makes a run a result. */
  boolean commits() {
    return method.equals("PUT") && path.endsWith("/_SUCCESS.json");
  }

  /** Whether the request writes a spec file, or a part of one. */
  boolean writesSpec() {
    return method.equals("PUT") && path.contains("/specs/");
  }

  /** Which of an upload's parts this is, from 1; 0 if it is none. */
  int part() {
    if (!operation().equals("UploadPart")) {
      return 0;
    }
    return Integer.parseInt(query.replaceAll(".*partNumber=(\\d+).*", "$1"));
  }
}

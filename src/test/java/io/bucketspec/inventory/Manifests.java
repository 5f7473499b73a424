package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Manifests of the vendors' shapes, written for these tests. */
final class Manifests {
  static final String S3_SCHEMA =
      "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag,"
          + " StorageClass, IsMultipartUploaded, ReplicationStatus, EncryptionStatus,"
          + " ObjectLockRetainUntilDate, ObjectLockMode, ObjectLockLegalHoldStatus,"
          + " IntelligentTieringAccessTier, BucketKeyStatus, ChecksumAlgorithm,"
          + " ObjectAccessControlList, ObjectOwner";

  static final String ORC_SCHEMA =
      "struct<bucket:string,key:string,size:bigint,last_modified_date:timestamp,e_tag:string>";

  static final String PARQUET_AS_DOCUMENTED =
      "message s3.inventory { required binary bucket (UTF8); required binary key (UTF8); optional"
          + " int64 size; optional int64 last_modified_date (TIMESTAMP_MILLIS);}";

  static final String PARQUET_AS_DELIVERED =
      "message s3.inventory {  required binary bucket (STRING);  required binary key (STRING);"
          + "  optional int64 size;  optional int64 last_modified_date (TIMESTAMP(MILLIS,true));}";

  private Manifests() {}

  /** One of S3; each file is {@code key=size}. */
  static String s3(String format, String schema, String... files) {
    return """
        {
          "sourceBucket" : "harbour-cams",
          "destinationBucket" : "arn:aws:s3:::harbour-reports",
          "version" : "2016-11-30",
          "creationTimestamp" : "1795309200000",
          "fileFormat" : "%s",
          "fileSchema" : "%s",
          "files" : [ %s ]
        }
        """
        .formatted(format, schema, listed(files));
  }

  static String csv(String... files) {
    return s3("CSV", "Bucket, Key, Size", files);
  }

  static String tencent() {
    return """
        {"sourceBucket": "Quay-1250000000", "destinationBucket": "Reports-1250000000",
         "version": "2016-11-30", "creationTimestamp": "1795309200000", "fileFormat": "CSV",
         "fileSchema": "Bucket, Key, Size, StorageClass, ETag, MultipartUploaded, IsLatest",
         "files": [{"key": "cos/Quay/weekly/data/7f.csv.gz", "size": 2147483650,
           "MD5checksum": "00112233445566778899aabbccddeeff", "inventoriedRecord": 12}]}
        """;
  }

  static String obs() {
    return """
        {
          "sourceBucket":"pier7",
          "destinationBucket":"pier7-lists",
          "version":"2019-01-03",
          "fileFormat":"CSV",
          "fileSchema":"Bucket,Key,Size,LastModifiedDate,ETag,StorageClass",
          "files":[
            {
              "key":"lists%2Fpier7%2Fnightly%2F2026-11-22T01-00Z%2Ffiles%2F00AB_1.csv",
              "size":6705647390,
              "inventoriedRecord":70585762,
            }
          ]
        }
        """;
  }

  private static String listed(String... files) {
    return Arrays.stream(files)
        .map(file -> file.split("="))
        .map(
            file ->
                """
                {"key":"%s","size":%s,"MD5checksum":"0f343b0931126a20f133d67c2b018a3b"}\
                """
                    .formatted(file[0], file[1]))
        .collect(Collectors.joining(", "));
  }
}

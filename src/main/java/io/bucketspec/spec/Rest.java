package io.bucketspec.spec;

import java.io.InputStream;

/**
 * What is left of a file where the reader of plain text leaves it to the reader of any.
 *
 * @param in the bytes from here on
 * @param bytes how many are before
 * @param chars how many characters, in UTF-16 units, they are
 * @param line the line of the first byte, from 1
 * @param column its column, from 1
 */
record Rest(InputStream in, long bytes, long chars, long line, long column) {}

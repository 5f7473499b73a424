package io.bucketspec.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path on the command line, which messages will repeat: it may hold no {@link Secret}. */
final class PathArgument implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    Secret.in(value)
        .ifPresent(
            secret -> {
              throw new TypeConversionException(secret.sentence());
            });
    return value;
  }
}

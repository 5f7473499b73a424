package io.bucketspec.run.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A Hadoop configuration that can travel to tasks: in Hadoop's own form, since Java would make some
 * thousand objects of it for every task.
 */
public final class HadoopSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] written;

  private HadoopSettings(byte[] written) {
    this.written = written;
  }

  public static HadoopSettings of(Configuration configuration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      configuration.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HadoopSettings(bytes.toByteArray());
  }

  /** Without the settings: some of them are credentials. */
  @Override
  public String toString() {
    return "HadoopSettings[" + written.length + " bytes]";
  }

  public Configuration configuration() {
    Configuration configuration = new Configuration(false);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
      configuration.readFields(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return configuration;
  }
}

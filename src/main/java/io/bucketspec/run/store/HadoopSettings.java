package io.bucketspec.run.store;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * A Hadoop configuration that can travel to tasks.
 *
 * @param entries its raw entries
 */
public record HadoopSettings(Map<String, String> entries) implements Serializable {
  public HadoopSettings {
    entries = new HashMap<>(entries);
  }

  public static HadoopSettings of(Configuration configuration) {
    Map<String, String> entries = new HashMap<>();
    configuration.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return new HadoopSettings(entries);
  }

  /** Without the values: some of them are credentials. */
  @Override
  public String toString() {
    return "HadoopSettings[" + entries.size() + " entries]";
  }

  public Configuration configuration() {
    Configuration configuration = new Configuration(false);
    entries.forEach(configuration::set);
    return configuration;
  }
}

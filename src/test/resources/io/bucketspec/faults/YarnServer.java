import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * Hadoop's mini cluster of YARN: a resource manager and a node manager in one process. Java runs
 * this file as it is, with the cluster's jars, which are none of the tests' own.
 */
public final class YarnServer {
  private YarnServer() {}

  /** Starts it, writes how to reach it into the file that is named, and serves until it is ended. */
  public static void main(String[] args) throws Exception {
    YarnConfiguration settings = new YarnConfiguration();
    settings.set("yarn.scheduler.capacity.root.queues", "default");
    settings.setInt("yarn.scheduler.capacity.root.default.capacity", 100);
    settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
    settings.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 128);
    settings.setInt("yarn.nodemanager.resource.memory-mb", 4096);
    settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    settings.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
    // A disk that is nine tenths full would make the node unfit for anything.
    settings.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    MiniYARNCluster cluster = new MiniYARNCluster("yarn", 1, 1, 1, 1);
    cluster.init(settings);
    cluster.start();
    if (!cluster.waitForNodeManagersToConnect(60_000)) {
      throw new IllegalStateException("The node manager did not register.");
    }
    Path file = Path.of(args[0]);
    Path part = file.resolveSibling("part");
    try (OutputStream out = Files.newOutputStream(part)) {
      cluster.getConfig().writeXml(out);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    Thread.currentThread().join();
  }
}

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * Hadoop's own cluster for tests: a resource manager and two node managers in this process, whose
 * containers are processes. Started by {@code deploy/yarn/try}; ends when its input does.
 */
final class MiniYarn {
  private MiniYarn() {}

  /** Argument: a folder for all it writes; {@code conf/yarn-site.xml} in it says how to reach it. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    System.setProperty("test.build.data", folder.toString());
    System.setProperty("user.dir", folder.toString());
    YarnConfiguration conf = new YarnConfiguration();
    conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
    conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 128);
    conf.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99");
    conf.set("yarn.scheduler.capacity.root.queues", "default");
    conf.set("yarn.scheduler.capacity.root.default.capacity", "100");
    conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.9");
    MiniYARNCluster yarn = new MiniYARNCluster("sweepline", 2, 1, 1);
    yarn.init(conf);
    yarn.start();
    Path site = Files.createDirectories(folder.resolve("conf")).resolve("yarn-site.xml");
    try (OutputStream out = Files.newOutputStream(site)) {
      yarn.getConfig().writeXml(out);
    }
    System.out.println("up");
    while (System.in.read() >= 0) {
      // waits
    }
    yarn.stop();
    System.exit(0);
  }
}

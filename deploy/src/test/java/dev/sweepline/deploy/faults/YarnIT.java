package dev.sweepline.deploy.faults;

import dev.sweepline.deploy.Slow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for clusters on Hadoop's own MiniYARNCluster, the driver too, by {@code deploy/yarn}. */
@Slow
class YarnIT {
  private static final Path SCRIPT = Path.of("yarn/try").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void executorKilled_givesTheBoardOfOneMachine() throws Exception {
    try (ClusterSweep sweep = new ClusterSweep(folder)) {
      List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
      command.addAll(sweep.arguments());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Program driver = Program.start("try", builder, folder);
      sweep.awaitEnded(2, driver);
      List<ProcessHandle> executors = Processes.executorsOf(driver.handle());
      executors.get(executors.size() - 1).destroyForcibly();
      sweep.assertBoardOfOneMachine(driver);
    }
  }
}

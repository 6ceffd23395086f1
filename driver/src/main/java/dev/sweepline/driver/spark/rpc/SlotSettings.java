package dev.sweepline.driver.spark.rpc;

import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Settings of an executor. It asks the driver for them when it starts, so that nothing of them, and
 * no password of Kafka's, stands in Spark's configuration, its pages or its event log.
 *
 * @param log where measurements go
 * @param folders where data sets are looked for
 * @param userCode where users' own networks are found
 * @param trials makes what trains
 * @param replaceable whether an executor may exit to be rid of a thread that hangs: nobody else
 *     works in it
 */
public record SlotSettings(
    LogAddress log,
    DataFolders folders,
    UserCode userCode,
    TrialExecutorFactory trials,
    boolean replaceable)
    implements Serializable {

  private Object writeReplace() {
    List<String> jars = userCode.jars().stream().map(Path::toString).toList();
    return new Text(
        log, folders, userCode.folder(), List.copyOf(jars), userCode.files(), trials, replaceable);
  }

  /** Paths are not serializable; their text is. */
  private record Text(
      LogAddress log,
      DataFolders folders,
      String folder,
      List<String> jars,
      Map<String, String> files,
      TrialExecutorFactory trials,
      boolean replaceable)
      implements Serializable {
    private Object readResolve() {
      List<Path> paths = jars.stream().map(Path::of).toList();
      return new SlotSettings(
          log, folders, new UserCode(folder, paths, files), trials, replaceable);
    }
  }
}

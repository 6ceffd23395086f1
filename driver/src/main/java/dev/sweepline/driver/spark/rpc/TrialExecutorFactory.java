package dev.sweepline.driver.spark.rpc;

import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialExecutor;
import java.io.Serializable;
import java.time.InstantSource;

/**
 * A factory of what trains in an executor, sent there with its settings. A program that measures
 * everything but the training brings its own.
 */
@FunctionalInterface
public interface TrialExecutorFactory extends Serializable {
  /** Makes the one that all slots of a JVM share. */
  TrialExecutor make(DataFolders folders, UserCode userCode, InstantSource clock);
}

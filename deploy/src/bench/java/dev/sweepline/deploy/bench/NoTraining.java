package dev.sweepline.deploy.bench;

import dev.sweepline.driver.spark.rpc.TrialExecutorFactory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialAttempt;
import dev.sweepline.worker.slot.TrialExecutor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Trials of one epoch in which nothing is trained. Stateless. */
public final class NoTraining implements TrialExecutor {
  @Override
  public void run(List<TrialAttempt> attempts) {
    for (TrialAttempt attempt : attempts) {
      attempt.measured(new Measurement(1, 1, Map.of("val_accuracy", 0.5)));
      attempt.ended(new Completed(), Map.of(), "");
    }
  }

  /** A factory of such trials. */
  public record Factory() implements TrialExecutorFactory {
    @Override
    public TrialExecutor make(DataFolders folders, UserCode userCode, InstantSource clock) {
      return new NoTraining();
    }
  }
}

package dev.sweepline.driver.spark.executor;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.device.Devices;
import dev.sweepline.worker.device.GpuWatch;
import dev.sweepline.worker.slot.TrialAttempt;
import dev.sweepline.worker.slot.TrialExecutor;
import dev.sweepline.worker.train.Heartbeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An executor of trials on the device of their slot: bound to it, measured on it, refused where it
 * cannot train. Thread-safe.
 *
 * @param leaked hears why this JVM should be replaced
 */
record DeviceTrialExecutor(TrialExecutor trials, GpuWatch watch, Consumer<String> leaked)
    implements TrialExecutor {
  @Override
  public void run(List<TrialAttempt> attempts) {
    Optional<String> device = Devices.chosen();
    if (device.isEmpty()) {
      trials.run(attempts);
      return;
    }
    if (attempts.stream().allMatch(attempt -> attempt.spec().program().isPresent())) {
      // What a program can compute on is its own matter.
      measured(attempts, device.get());
      return;
    }
    Optional<String> refusal = DeviceCheck.refusal(device);
    if (refusal.isPresent()) {
      Failed failed = new Failed(FailureKind.ERROR, refusal.get(), "");
      attempts.forEach(attempt -> attempt.ended(failed, Map.of(), ""));
      return;
    }
    Devices.bind();
    measured(attempts, device.get());
  }

  private void measured(List<TrialAttempt> attempts, String device) {
    watch.begin(device);
    try {
      trials.run(
          attempts.stream()
              .<TrialAttempt>map(attempt -> new DeviceAttempt(attempt, watch, device))
              .toList());
    } finally {
      watch.end(device).ifPresent(leaked);
    }
  }

  /** An attempt that adds the device's figures to every measurement. */
  private record DeviceAttempt(TrialAttempt attempt, GpuWatch watch, String device)
      implements TrialAttempt {
    @Override
    public TrialSpec spec() {
      return attempt.spec();
    }

    @Override
    public Verdict measured(Measurement measurement) {
      Map<String, Double> metrics = new TreeMap<>(measurement.metrics());
      metrics.putAll(watch.metrics(device));
      return attempt.measured(new Measurement(measurement.epoch(), measurement.step(), metrics));
    }

    @Override
    public Heartbeat heartbeat() {
      return attempt.heartbeat();
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      return attempt.keeps(results);
    }

    @Override
    public void ended(TrialEnd end, Map<String, Double> results, String kernels) {
      attempt.ended(end, results, kernels);
    }
  }
}

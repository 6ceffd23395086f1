package dev.sweepline.driver.spark.executor;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.device.Devices;
import dev.sweepline.worker.device.GpuWatch;
import dev.sweepline.worker.slot.PackedRun;
import dev.sweepline.worker.slot.TrialExecutor;
import dev.sweepline.worker.train.EpochListener;
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
  public void run(List<PackedRun> runs) {
    Optional<String> device = Devices.chosen();
    if (device.isEmpty()) {
      trials.run(runs);
      return;
    }
    Optional<String> refusal = DeviceCheck.refusal(device);
    if (refusal.isPresent()) {
      Failed failed = new Failed(FailureKind.ERROR, refusal.get(), "");
      runs.forEach(run -> run.ended().accept(new TrialReport(failed, 0, Map.of())));
      return;
    }
    Devices.bind();
    watch.begin(device.get());
    try {
      trials.run(runs.stream().map(run -> measured(run, device.get())).toList());
    } finally {
      watch.end(device.get()).ifPresent(leaked);
    }
  }

  private PackedRun measured(PackedRun run, String device) {
    return new PackedRun(
        run.spec(), new DeviceListener(run.listener(), watch, device), run.ended());
  }

  /** A listener that adds the device's figures to every measurement. */
  private record DeviceListener(EpochListener listener, GpuWatch watch, String device)
      implements EpochListener {
    @Override
    public Verdict measured(Measurement measurement) {
      Map<String, Double> metrics = new TreeMap<>(measurement.metrics());
      metrics.putAll(watch.metrics(device));
      return listener.measured(new Measurement(measurement.epoch(), measurement.step(), metrics));
    }

    @Override
    public Heartbeat heartbeat() {
      return listener.heartbeat();
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      return listener.keeps(results);
    }
  }
}

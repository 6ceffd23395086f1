package dev.sweepline.driver.backend;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.MetricSink;
import dev.sweepline.worker.train.EpochListener;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What a slot does, wherever it runs: ask, train, report, until there is nothing to do. */
public final class SlotLoop {
  private final Desk desk;
  private final Trials trials;
  private final MetricSink sink;
  private final InstantSource clock;

  public SlotLoop(Desk desk, Trials trials, MetricSink sink, InstantSource clock) {
    this.desk = desk;
    this.trials = trials;
    this.sink = sink;
    this.clock = clock;
  }

  /** Runs trials on the calling thread until the desk has none for this slot. */
  public void run(String slot) {
    Optional<TrialSpec> spec = desk.next(slot);
    while (spec.isPresent()) {
      train(spec.get());
      spec = desk.next(slot);
    }
  }

  private void train(TrialSpec spec) {
    Sequence sequence = new Sequence(spec);
    TrialReport report = trials.run(spec, sequence);
    // The log must hold all measurements before the driver writes the end behind them.
    sink.flush();
    desk.ended(spec.id(), spec.attempt(), report);
  }

  /** Numbers one attempt's measurements. */
  private final class Sequence implements EpochListener {
    private final TrialSpec spec;
    private int sent;

    Sequence(TrialSpec spec) {
      this.spec = spec;
    }

    @Override
    public Verdict measured(Measurement measurement) {
      sent++;
      TrialMeasured event =
          new TrialMeasured(
              spec.id(), spec.driver(), spec.attempt(), clock.millis(), sent, measurement);
      sink.send(event);
      return desk.measured(event);
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      return desk.keeps(spec.id(), spec.attempt(), results);
    }
  }
}

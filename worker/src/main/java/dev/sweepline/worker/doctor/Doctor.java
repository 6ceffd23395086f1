package dev.sweepline.worker.doctor;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.ReadingNotes;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.train.engine.EngineChoice;
import dev.sweepline.worker.train.probe.NetworkProbe;
import dev.sweepline.worker.train.probe.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Series of checks that a lecturer tells students to make before they search: does the data look
 * right, does the network start where it should, can it learn at all, what will it cost. Stateless.
 */
public final class Doctor {
  /** Slow learners with three hidden units end at 0.12; those that learn nothing stay at 1. */
  private static final double OVERFIT_SHARE = 0.2;

  /** With fewer weights for each example, noise cannot be learnt by heart, whatever the rate. */
  private static final long WEIGHTS_FOR_AN_EXAMPLE = 10;

  /** Those must learn something all the same. */
  private static final double SOME_SHARE = 0.95;

  private static final double VANISHING = 1e-7;
  private static final double EXPLODING = 1e3;

  private final DataSets dataSets;
  private final NetworkProbe examiner;

  public Doctor(DataFolders folders, NetworkProbe examiner) {
    this.dataSets = new DataSets(folders);
    this.examiner = examiner;
  }

  /**
   * Looks over one assignment of a sweep, which stands for the others.
   *
   * @param metric what the sweep ranks by
   * @throws dev.sweepline.worker.data.DataException when the data cannot be read
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when there is no such
   *     network
   * @throws dev.sweepline.worker.train.DivergedException when its loss is no number at once
   */
  public List<Finding> examine(TrialSpec spec, String metric, Demand demand) {
    List<DataSplits> folds = dataSets.folds(spec.dataset());
    DataSplits data = folds.get(0);
    ProbeResult exam = examiner.examine(spec, data).times(folds.size(), spec.repeats());
    List<Finding> findings = new ArrayList<>(health(spec, metric, folds, exam));
    Optional<PackCurve> packs = PackCurve.of(spec, data);
    packs.ifPresent(curve -> findings.add(curve.finding(exam.stepSeconds())));
    Optional<EngineStep> engine = EngineStep.of(spec, data, examiner.families());
    engine.ifPresent(one -> findings.add(one.finding(exam.stepSeconds())));
    new EngineChoice(examiner.families())
        .reason(spec, Optional.of(data.form()))
        .map(Finding::ok)
        .ifPresent(findings::add);
    double step =
        packs
            .map(PackCurve::stepSeconds)
            .or(() -> engine.map(EngineStep::seconds))
            .orElse(exam.stepSeconds());
    findings.add(time(exam, step, spec.budget(), demand));
    findings.add(memory(exam, demand));
    return findings;
  }

  /** All that depends on data and network, and not on the machine. */
  List<Finding> health(TrialSpec spec, String metric) {
    List<DataSplits> folds = dataSets.folds(spec.dataset());
    return health(spec, metric, folds, examiner.examine(spec, folds.get(0)));
  }

  private List<Finding> health(
      TrialSpec spec, String metric, List<DataSplits> folds, ProbeResult exam) {
    List<Finding> findings = new ArrayList<>();
    ReadingNotes notes = dataSets.look(spec.dataset()).notes();
    notes.summary().map(Finding::ok).ifPresent(findings::add);
    notes.warnings().stream().map(Finding::wrong).forEach(findings::add);
    folds
        .get(0)
        .columns()
        .ifPresent(columns -> columns.lines().stream().map(Finding::ok).forEach(findings::add));
    findings.addAll(DataFindings.of(folds, metric));
    findings.addAll(ColumnFindings.of(folds.get(0)));
    findings.addAll(RowFindings.of(folds.get(0)));
    findings.add(StartFindings.of(exam, folds.get(0)));
    findings.add(overfit(exam));
    exam.gradients().forEach((layer, gradient) -> findings.add(gradient(layer, gradient)));
    return findings;
  }

  private static Finding overfit(ProbeResult exam) {
    double goal = OVERFIT_SHARE * exam.guessLoss();
    String text =
        "overfits %d examples: loss %s after %d steps, wanted below %s"
            .formatted(
                exam.fewExamples(),
                Shown.number(exam.fewLoss()),
                exam.fewSteps(),
                Shown.number(goal));
    if (exam.fewLoss() < goal) {
      return new Finding(true, text);
    }
    return exam.weights() < WEIGHTS_FOR_AN_EXAMPLE * exam.fewExamples()
            && exam.fewLoss() < SOME_SHARE * exam.guessLoss()
        ? Finding.ok(
            "%s; %d weights are too few to know them by heart".formatted(text, exam.weights()))
        : Finding.wrong(
            "%s; it cannot even learn these by heart: try another learning_rate or init"
                .formatted(text));
  }

  private static Finding gradient(String layer, double gradient) {
    String text = "gradients of %s: mean magnitude %s".formatted(layer, Shown.number(gradient));
    if (!(gradient <= EXPLODING)) {
      return Finding.wrong("%s; they explode: start with smaller weights".formatted(text));
    }
    return gradient >= VANISHING
        ? new Finding(true, text)
        : Finding.wrong(
            "%s; they vanish: try init he or xavier, relu, fewer layers".formatted(text));
  }

  private static Finding time(ProbeResult exam, double step, Budget budget, Demand demand) {
    long steps =
        budget.unit() == Budget.Unit.STEPS
            ? budget.amount()
            : budget.amount() * exam.stepsInEpoch();
    long epochs = (steps + exam.stepsInEpoch() - 1) / exam.stepsInEpoch();
    double trial = steps * step + epochs * exam.evaluationSeconds();
    double epoch = exam.stepsInEpoch() * step + exam.evaluationSeconds();
    String text =
        "time: an epoch of %d steps takes %s, a trial of %s %s"
            .formatted(exam.stepsInEpoch(), Shown.time(epoch), budget, Shown.time(trial));
    if (demand.trials().isEmpty()) {
      return Finding.ok("%s; the sweep has no end of its own".formatted(text));
    }
    long trials = demand.trials().getAsLong();
    return Finding.ok(
        "%s; %d trials on %d slots about %s"
            .formatted(
                text,
                trials,
                demand.slots(),
                Shown.time(Math.max(trial, trials * trial / demand.slots()))));
  }

  private static Finding memory(ProbeResult exam, Demand demand) {
    long all = exam.dataBytes() + demand.slots() * exam.trialBytes();
    String text =
        "memory: %d weights, %s a trial, %s for data; %s with %d slots"
            .formatted(
                exam.weights(),
                Shown.megabytes(exam.trialBytes()),
                Shown.megabytes(exam.dataBytes()),
                Shown.megabytes(all),
                demand.slots());
    return all < demand.memory()
        ? new Finding(true, text)
        : Finding.wrong(
            "%s, but the machine has %s; use fewer slots"
                .formatted(text, Shown.megabytes(demand.memory())));
  }
}

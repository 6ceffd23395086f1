package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.DriverEvent;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The fields of each event type beside version, type, sweep and time. */
final class EventType {
  private EventType() {}

  /** What the type is called in the log. */
  static final Map<Class<? extends SweepEvent>, String> TYPES =
      Map.ofEntries(
          Map.entry(SweepSubmitted.class, "sweep_submitted"),
          Map.entry(SweepTaken.class, "sweep_taken"),
          Map.entry(DriverAlive.class, "driver_alive"),
          Map.entry(StageOpened.class, "stage_opened"),
          Map.entry(TrialStarted.class, "trial_started"),
          Map.entry(TrialMeasured.class, "trial_measured"),
          Map.entry(TrialRetried.class, "trial_retried"),
          Map.entry(TrialEnded.class, "trial_ended"),
          Map.entry(SweepExtended.class, "sweep_extended"),
          Map.entry(TrialsExtended.class, "trials_extended"),
          Map.entry(SweepEnded.class, "sweep_ended"),
          Map.entry(SweepRefitted.class, "sweep_refitted"),
          Map.entry(StopRequested.class, "stop_requested"));

  /** The driver is left out where it has no number, as in logs from before there were numbers. */
  static void write(SweepEvent event, ObjectNode node) {
    int driver = event instanceof TrialEvent e ? e.driver() : 0;
    driver = event instanceof DriverEvent e ? e.driver() : driver;
    if (driver > 0) {
      node.put("driver", driver);
    }
    if (event instanceof TrialEvent e) {
      node.put("trial", e.id().trial()).put("attempt", e.attempt());
    }
    writeRest(event, node);
  }

  private static void writeRest(SweepEvent event, ObjectNode node) {
    if (event instanceof SweepSubmitted e) {
      SubmissionJson.write(e, node);
    } else if (event instanceof SweepTaken e) {
      node.put("token", e.holder().token()).put("host", e.holder().host());
      node.put("pid", e.holder().pid()).put("process_started", e.holder().startedAt());
    } else if (event instanceof StageOpened e) {
      node.put("stage", e.stage()).put("first_trial", e.firstTrial()).put("trials", e.trials());
      node.set("window", ExtentJson.write(e.window()));
    } else if (event instanceof TrialStarted e) {
      node.set("parameters", Json.tree(e.parameters()));
      node.set("budget", budget(e.budget()));
      node.put("slot", e.slot());
    } else if (event instanceof TrialMeasured e) {
      node.put("sequence", e.sequence());
      node.put("epoch", e.measurement().epoch()).put("step", e.measurement().step());
      node.set("metrics", Json.numbers(e.measurement().metrics()));
    } else if (event instanceof TrialRetried e) {
      node.set("failure", TrialEndJson.write(e.failure()));
    } else if (event instanceof StopRequested e) {
      e.trial().ifPresent(trial -> node.put("trial", trial));
      node.put("reason", e.reason());
    } else if (event instanceof SweepExtended e) {
      node.put("trials", e.trials());
    } else if (event instanceof TrialsExtended e) {
      node.set("trials", Json.tree(e.trials()));
      node.put("epochs", e.epochs());
    } else if (event instanceof TrialEnded e) {
      node.set("end", TrialEndJson.write(e.report().end()));
      node.put("measurements", e.report().measurements());
      node.set("results", Json.numbers(e.report().results()));
      if (!e.report().log().isEmpty()) {
        node.set("log", Json.tree(e.report().log()));
      }
    } else if (event instanceof SweepRefitted e) {
      RefitJson.write(e, node);
    } else if (event instanceof SweepEnded e) {
      node.put("outcome", e.outcome().name().toLowerCase(Locale.ROOT));
      node.set("notes", Json.tree(e.notes()));
    }
  }

  static SweepEvent read(JsonFields fields) {
    String sweep = fields.text("sweep");
    long at = fields.whole("at");
    int driver = fields.has("driver") ? fields.number("driver") : 0;
    String type = fields.text("type");
    return switch (type) {
      case "sweep_submitted" -> SubmissionJson.read(sweep, at, fields);
      case "sweep_taken" ->
          new SweepTaken(
              sweep,
              driver,
              at,
              new DriverId(
                  fields.text("token"),
                  fields.text("host"),
                  fields.whole("pid"),
                  fields.whole("process_started")));
      case "driver_alive" -> new DriverAlive(sweep, driver, at);
      case "sweep_extended" -> new SweepExtended(sweep, driver, at, fields.number("trials"));
      case "trials_extended" ->
          new TrialsExtended(sweep, driver, at, fields.numbers("trials"), fields.number("epochs"));
      case "stop_requested" ->
          new StopRequested(
              sweep,
              at,
              fields.has("trial") ? OptionalInt.of(fields.number("trial")) : OptionalInt.empty(),
              fields.textOrEmpty("reason"));
      case "sweep_refitted" -> RefitJson.read(sweep, at, fields);
      case "stage_opened" ->
          new StageOpened(
              sweep,
              driver,
              at,
              fields.number("stage"),
              fields.number("first_trial"),
              fields.number("trials"),
              ExtentJson.read(fields.object("window")));
      case "trial_started" -> {
        JsonFields parameters = fields.object("parameters");
        yield new TrialStarted(
            id(sweep, fields),
            driver,
            fields.number("attempt"),
            at,
            parameters.each(parameters::value),
            budget(fields.object("budget")),
            fields.textOrEmpty("slot"));
      }
      case "trial_measured" ->
          new TrialMeasured(
              id(sweep, fields),
              driver,
              fields.number("attempt"),
              at,
              fields.number("sequence"),
              new Measurement(
                  fields.number("epoch"), fields.whole("step"), reals(fields, "metrics")));
      case "trial_retried" ->
          new TrialRetried(
              id(sweep, fields), driver, fields.number("attempt"), at, failure(fields));
      case "trial_ended" ->
          new TrialEnded(
              id(sweep, fields),
              driver,
              fields.number("attempt"),
              at,
              new TrialReport(
                  TrialEndJson.read(fields.object("end")),
                  fields.number("measurements"),
                  fields.has("results") ? reals(fields, "results") : Map.of(),
                  fields.has("log")
                      ? fields.values("log").stream().map(String::valueOf).toList()
                      : List.of()));
      case "sweep_ended" ->
          new SweepEnded(
              sweep,
              driver,
              at,
              SweepEnded.Outcome.valueOf(fields.text("outcome").toUpperCase(Locale.ROOT)),
              fields.has("notes")
                  ? fields.values("notes").stream().map(String::valueOf).toList()
                  : List.of());
      default -> throw new EventFormatException("unknown event type '" + type + "'");
    };
  }

  private static Failed failure(JsonFields fields) {
    if (TrialEndJson.read(fields.object("failure")) instanceof Failed failed) {
      return failed;
    }
    throw new EventFormatException("field 'failure' is not that of a failed trial");
  }

  private static TrialId id(String sweep, JsonFields fields) {
    return new TrialId(sweep, fields.number("trial"));
  }

  static Map<String, Double> reals(JsonFields fields, String field) {
    JsonFields reals = fields.object(field);
    return reals.each(reals::real);
  }

  private static ObjectNode budget(Budget budget) {
    return Json.MAPPER.createObjectNode().put(budget.unit().word(), budget.amount());
  }

  private static Budget budget(JsonFields fields) {
    return fields.has("steps")
        ? Budget.steps(fields.number("steps"))
        : Budget.epochs(fields.number("epochs"));
  }
}

package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The registry of event types: what each is called in the log, and how the fields of its own are
 * written and read. A new type of event is an entry here and a step of the fold in {@link
 * dev.sweepline.sweep.history.SweepHistory}.
 */
enum EventType {
  SWEEP_SUBMITTED(
      "sweep_submitted", SweepSubmitted.class, SubmissionJson::write, SubmissionJson::read),

  SWEEP_TAKEN(
      "sweep_taken",
      SweepTaken.class,
      (e, node) -> {
        node.put("token", e.holder().token()).put("host", e.holder().host());
        node.put("pid", e.holder().pid()).put("process_started", e.holder().startedAt());
      },
      r ->
          new SweepTaken(
              r.sweep(),
              r.driver(),
              r.at(),
              new DriverId(
                  r.fields().text("token"),
                  r.fields().text("host"),
                  r.fields().whole("pid"),
                  r.fields().whole("process_started")))),

  DRIVER_ALIVE(
      "driver_alive",
      DriverAlive.class,
      (e, node) -> {},
      r -> new DriverAlive(r.sweep(), r.driver(), r.at())),

  STAGE_OPENED(
      "stage_opened",
      StageOpened.class,
      (e, node) -> {
        node.put("stage", e.stage()).put("first_trial", e.firstTrial()).put("trials", e.trials());
        node.set("window", ExtentJson.write(e.window()));
      },
      r ->
          new StageOpened(
              r.sweep(),
              r.driver(),
              r.at(),
              r.number("stage"),
              r.number("first_trial"),
              r.number("trials"),
              ExtentJson.read(r.fields().object("window")))),

  TRIAL_STARTED(
      "trial_started",
      TrialStarted.class,
      (e, node) -> {
        node.set("parameters", Json.tree(e.parameters()));
        Budget budget = e.budget();
        node.putObject("budget").put(budget.unit().word(), budget.amount());
        node.put("slot", e.slot());
        if (e.kept() > 0) {
          node.put("kept", e.kept());
        }
        if (e.lineage().isInherited()) {
          node.put("parent", e.lineage().parent()).put("parent_epoch", e.lineage().epoch());
        }
      },
      r ->
          new TrialStarted(
              r.id(),
              r.driver(),
              r.number("attempt"),
              r.at(),
              r.parameters(),
              r.budget(),
              r.textOrEmpty("slot"),
              r.optionalNumber("kept").orElse(0),
              r.lineage())),

  TRIAL_MEASURED(
      "trial_measured",
      TrialMeasured.class,
      (e, node) -> {
        node.put("sequence", e.sequence());
        node.put("epoch", e.measurement().epoch()).put("step", e.measurement().step());
        node.set("metrics", Json.numbers(e.measurement().metrics()));
      },
      r ->
          new TrialMeasured(
              r.id(),
              r.driver(),
              r.number("attempt"),
              r.at(),
              r.number("sequence"),
              new Measurement(
                  r.number("epoch"),
                  r.fields().whole("step"),
                  r.fields().object("metrics").reals()))),

  TRIAL_RETRIED(
      "trial_retried",
      TrialRetried.class,
      (e, node) -> node.set("failure", TrialEndJson.write(e.failure())),
      r -> new TrialRetried(r.id(), r.driver(), r.number("attempt"), r.at(), r.failure())),

  TRIAL_PAUSED(
      "trial_paused",
      TrialPaused.class,
      (e, node) -> {
        node.put("rule", e.rule()).put("rung", e.rung()).put("unit", e.unit().word());
        Json.number(node, "value", e.value());
        node.put("measurements", e.measurements());
      },
      r ->
          new TrialPaused(
              r.id(),
              r.driver(),
              r.number("attempt"),
              r.at(),
              r.fields().text("rule"),
              r.number("rung"),
              r.fields().word("unit", Iterations.class),
              r.fields().real("value"),
              r.number("measurements"))),

  TRIAL_ENDED(
      "trial_ended",
      TrialEnded.class,
      (e, node) -> {
        node.set("end", TrialEndJson.write(e.report().end()));
        node.put("measurements", e.report().measurements());
        node.set("results", Json.numbers(e.report().results()));
        if (!e.report().log().isEmpty()) {
          node.set("log", Json.tree(e.report().log()));
        }
        if (!e.report().kernels().isEmpty()) {
          node.put("kernels", e.report().kernels());
        }
      },
      r ->
          new TrialEnded(
              r.id(),
              r.driver(),
              r.number("attempt"),
              r.at(),
              new TrialReport(
                  TrialEndJson.read(r.fields().object("end")),
                  r.number("measurements"),
                  r.reals("results"),
                  r.lines("log"),
                  r.fields().textOrEmpty("kernels")))),

  SWEEP_EXTENDED(
      "sweep_extended",
      SweepExtended.class,
      (e, node) -> node.put("trials", e.trials()),
      r -> new SweepExtended(r.sweep(), r.driver(), r.at(), r.number("trials"))),

  TRIALS_EXTENDED(
      "trials_extended",
      TrialsExtended.class,
      (e, node) -> {
        node.set("trials", Json.tree(e.trials()));
        node.put("epochs", e.epochs());
      },
      r ->
          new TrialsExtended(
              r.sweep(), r.driver(), r.at(), r.fields().numbers("trials"), r.number("epochs"))),

  SWEEP_ENDED(
      "sweep_ended",
      SweepEnded.class,
      (e, node) -> {
        node.put("outcome", Words.of(e.outcome()));
        node.set("notes", Json.tree(e.notes()));
      },
      r ->
          new SweepEnded(
              r.sweep(),
              r.driver(),
              r.at(),
              r.fields().word("outcome", SweepEnded.Outcome.class),
              r.lines("notes"))),

  SWEEP_REFITTED("sweep_refitted", SweepRefitted.class, RefitJson::write, RefitJson::read),

  STOP_REQUESTED(
      "stop_requested",
      StopRequested.class,
      (e, node) -> {
        e.trial().ifPresent(trial -> node.put("trial", trial));
        node.put("reason", e.reason());
      },
      r ->
          new StopRequested(r.sweep(), r.at(), r.optionalNumber("trial"), r.textOrEmpty("reason"))),

  TRIAL_MARKED(
      "trial_marked",
      TrialMarked.class,
      (e, node) -> {
        node.put("trial", e.trial()).put("by", e.by());
        e.starred().ifPresent(starred -> node.put("starred", starred));
        e.note().ifPresent(note -> node.put("note", note));
        e.tags().ifPresent(tags -> node.set("tags", Json.tree(tags)));
      },
      r ->
          new TrialMarked(
              r.sweep(),
              r.at(),
              r.id().trial(),
              r.textOrEmpty("by"),
              r.flag("starred"),
              r.text("note"),
              r.fields().has("tags") ? Optional.of(r.lines("tags")) : Optional.empty())),

  SWEEP_MARKED(
      "sweep_marked",
      SweepMarked.class,
      (e, node) -> {
        node.put("by", e.by());
        e.name().ifPresent(name -> node.put("name", name));
        e.archived().ifPresent(archived -> node.put("archived", archived));
      },
      r ->
          new SweepMarked(
              r.sweep(), r.at(), r.textOrEmpty("by"), r.text("name"), r.flag("archived"))),

  SWEEP_DELETED(
      "sweep_deleted",
      SweepDeleted.class,
      (e, node) -> node.put("by", e.by()),
      r -> new SweepDeleted(r.sweep(), r.at(), r.textOrEmpty("by")));

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(type -> type.wireName, type -> type));
  private static final Map<Class<?>, EventType> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toMap(type -> type.eventClass, type -> type));

  private final String wireName;
  private final Class<? extends SweepEvent> eventClass;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final BiConsumer<SweepEvent, ObjectNode> writer;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Function<EventRecord, SweepEvent> reader;

  <E extends SweepEvent> EventType(
      String wireName,
      Class<E> eventClass,
      BiConsumer<E, ObjectNode> writer,
      Function<EventRecord, E> reader) {
    this.wireName = wireName;
    this.eventClass = eventClass;
    this.writer = (event, node) -> writer.accept(eventClass.cast(event), node);
    this.reader = reader::apply;
  }

  static EventType of(SweepEvent event) {
    return of(event.getClass());
  }

  static EventType of(Class<? extends SweepEvent> eventClass) {
    return BY_CLASS.get(eventClass);
  }

  static EventType named(String wireName) {
    EventType type = BY_NAME.get(wireName);
    if (type == null) {
      throw new EventFormatException("unknown event type '" + wireName + "'");
    }
    return type;
  }

  /** What the type is called in the log. */
  String wireName() {
    return wireName;
  }

  /** What its records begin with. */
  String start() {
    return "{\"v\":" + EventCodec.VERSION + ",\"type\":\"" + wireName() + "\"";
  }

  /** Adds the fields that only this type has. */
  void write(SweepEvent event, ObjectNode node) {
    writer.accept(event, node);
  }

  SweepEvent read(EventRecord record) {
    return reader.apply(record);
  }
}

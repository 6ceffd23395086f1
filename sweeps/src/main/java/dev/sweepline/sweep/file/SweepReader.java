package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.Output;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.limits.BudgetReader;
import dev.sweepline.sweep.file.limits.LimitsReader;
import dev.sweepline.sweep.file.parameters.ParameterReader;
import dev.sweepline.sweep.file.parameters.PointsReader;
import dev.sweepline.sweep.file.parameters.RulesReader;
import dev.sweepline.sweep.file.parameters.SearchChecks;
import dev.sweepline.sweep.file.parameters.SpaceDraft;
import dev.sweepline.sweep.file.program.ProgramReader;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Search;
import dev.sweepline.sweep.space.Rules;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.SeedPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.Training;
import dev.sweepline.sweep.training.TwinPolicy;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A reader of the top level of a sweep file. */
final class SweepReader {
  private static final Budget DEFAULT_BUDGET = Budget.epochs(10);
  private static final long DEFAULT_SEED = 0;

  private final MapReader file;
  private final ProblemCollector problems;

  private SweepReader(MapReader file, ProblemCollector problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The sweep that a document describes; empty where something had to be reported. */
  static Optional<Sweep> read(Yaml root, String defaultName, ProblemCollector problems) {
    if (!(root instanceof Yaml.Fields map)) {
      if (!(root instanceof Yaml.Broken)) {
        problems.error(
            root.place(),
            "a sweep file is a map, not "
                + root.shown()
                + "; write at least method and parameters");
      }
      return Optional.empty();
    }
    return new SweepReader(new MapReader("", SourcePosition.START, map, problems), problems)
        .sweep(defaultName);
  }

  private Optional<Sweep> sweep(String defaultName) {
    if (ProgramReader.isProgram(file)) {
      // Files of W&B's users carry keys of other tools; W&B only warns of them.
      SweepKeys.SWEEP.warn(file);
    } else {
      SweepKeys.SWEEP.check(file);
    }
    Optional<String> name = file.has("name") ? file.text("name") : Optional.of(defaultName);
    Optional<Objectives> objectives = new ObjectiveReader(file).read();
    Budget budget = budget();
    OptionalInt runCap = runCap();
    Optional<Method> method = new MethodReader(file, budget, runCap).read();
    SpaceDraft draft = ParameterReader.read(file);
    Rules rules = new RulesReader(draft, file).read();
    // Without a method there is no sweep, but whatever else is wrong is told, too.
    Search search = search(method.orElseGet(Method.RandomSearch::new), draft, runCap, budget);
    Training training = training(budget);
    Limits limits = new LimitsReader(file).read();
    Output output =
        new Output(
            new RecordingReader(file).read(),
            new DisplayReader(file).read(draft.parameters.keySet()),
            new RefitReader(file).read(),
            new TrackingReader(file).read());
    Map<String, Object> labels = labels();
    method.ifPresent(
        m -> new SearchChecks(file, draft, rules, runCap.isPresent(), budget).check(m));
    if (!problems.errors().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sweep(
            name.orElseThrow(),
            objectives.orElseThrow(),
            new SearchSpace(draft.parameters, rules),
            search,
            training,
            limits,
            output,
            labels));
  }

  private Search search(Method method, SpaceDraft draft, OptionalInt runCap, Budget budget) {
    OptionalLong seed = file.has("seed") ? file.whole("seed") : OptionalLong.of(DEFAULT_SEED);
    return new Search(
        method,
        new PointsReader(file, draft).read(),
        seed.orElse(DEFAULT_SEED),
        file.oneOf("seeds", SeedPolicy.class).orElse(SeedPolicy.SAME),
        runCap,
        new StoppingReader(file, budget).read(),
        new StartupReader(file)
            .sampler(file.has("method") ? file.text("method") : Optional.empty()),
        new StartupReader(file).prior());
  }

  private Training training(Budget budget) {
    Optional<Program> program = new ProgramReader(file).read();
    OptionalInt repeats = file.has("repeats") ? file.count("repeats") : OptionalInt.of(1);
    return new Training(
        choice("dataset", "digits"),
        program.isPresent() ? Optional.empty() : choice("network", "mlp"),
        program,
        budget,
        repeats.orElse(1),
        file.oneOf("trainer", TrainerChoice.class).orElse(TrainerChoice.AUTO),
        new ResourcesReader(file).read(),
        file.oneOf("twins", TwinPolicy.class).orElse(TwinPolicy.COPY));
  }

  private Map<String, Object> labels() {
    Map<String, Object> labels = new LinkedHashMap<>();
    for (String label : SweepKeys.LABELS) {
      file.find(label).ifPresent(value -> labels.put(label, value.value()));
      if (file.find(label).filter(value -> value.value() == null).isPresent()) {
        problems.warn(file.valuePlace(label), label + " is empty; remove it, or say something");
      }
    }
    if (file.has("scheduler")) {
      problems.warn(
          file.keyPlace("scheduler"),
          "scheduler is for W&B's own; here method, budget and resources say what runs where");
    }
    return labels;
  }

  private Budget budget() {
    Optional<MapReader> scope = file.map("budget", BudgetReader.EXAMPLE);
    if (scope.isEmpty()) {
      return DEFAULT_BUDGET;
    }
    if (scope.get().keys().isEmpty()) {
      scope.get().error("write epochs or steps, for example " + BudgetReader.EXAMPLE);
    }
    SweepKeys.BUDGET.check(scope.get());
    return BudgetReader.read(scope.get(), DEFAULT_BUDGET).orElse(DEFAULT_BUDGET);
  }

  /** {@code run_cap}, or {@code budget: {trials: 40}}. */
  private OptionalInt runCap() {
    Optional<MapReader> budget = file.map("budget", BudgetReader.EXAMPLE);
    if (budget.isEmpty() || !budget.get().has("trials")) {
      return file.count("run_cap");
    }
    if (file.has("run_cap")) {
      problems.error(
          budget.get().keyPlace("trials"), "trials and run_cap are both given; remove one of them");
    }
    return budget.get().count("trials");
  }

  /** {@code mlp}, or {@code {name: mlp, hidden: [64]}}. */
  private Optional<NamedOptions> choice(String key, String example) {
    Optional<Yaml> value = file.find(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Yaml.Fields map)) {
      return file.text(key).map(NamedOptions::named);
    }
    MapReader scope = new MapReader(key, file.keyPlace(key), map, problems);
    if (!scope.has("name")) {
      scope.error("name is missing; write " + key + ": {name: " + example + ", …}");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    map.fields().forEach((option, field) -> options.put(option, field.value().value()));
    options.remove("name");
    return scope.text("name").map(name -> new NamedOptions(name, options));
  }
}

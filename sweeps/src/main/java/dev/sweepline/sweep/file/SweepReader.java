package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.Terms;
import dev.sweepline.sweep.file.parameters.ParameterReader;
import dev.sweepline.sweep.file.parameters.RulesReader;
import dev.sweepline.sweep.file.parameters.SearchChecks;
import dev.sweepline.sweep.file.parameters.SpaceDraft;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.space.Rules;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
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
    SweepKeys.SWEEP.check(file);
    Optional<String> name = file.has("name") ? file.text("name") : Optional.of(defaultName);
    Optional<Objective> objective = new ObjectiveReader(file).read();
    Budget budget = budget();
    Optional<Method> method = new MethodReader(file, budget).read();
    SpaceDraft draft = ParameterReader.read(file);
    Rules rules = new RulesReader(draft, file).read();
    OptionalInt runCap = runCap();
    Terms terms = new TermsReader(file, draft).read();
    OptionalLong seed = file.has("seed") ? file.whole("seed") : OptionalLong.of(DEFAULT_SEED);
    Optional<NamedOptions> dataset = choice("dataset", "digits");
    Optional<NamedOptions> network = choice("network", "mlp");
    Recording recording = new RecordingReader(file).read();
    Display display = new DisplayReader(file).read(draft.parameters.keySet());
    method.ifPresent(m -> new SearchChecks(file, draft, rules, runCap.isPresent()).check(m));
    if (!problems.errors().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sweep(
            name.orElseThrow(),
            objective.orElseThrow(),
            new SearchSpace(draft.parameters, rules),
            method.orElseThrow(),
            runCap,
            seed.orElseThrow(),
            budget,
            dataset,
            network,
            recording,
            display,
            terms));
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

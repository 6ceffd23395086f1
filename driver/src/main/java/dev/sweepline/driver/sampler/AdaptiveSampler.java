package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.adaptive.HistoryReader;
import dev.sweepline.driver.sampler.adaptive.Observations;
import dev.sweepline.driver.sampler.adaptive.Proposer;
import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.driver.sampler.adaptive.UnseenPoints;
import dev.sweepline.driver.sampler.draw.Coordinates;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.space.Assignments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sampler that learns: draws first, then what a proposer makes of the results so far, computed
 * off the caller's thread. Thread-safe.
 *
 * <p>A suggestion is a function of the sweep and of what had ended and what ran when it was first
 * asked for. With one slot nothing runs then and everything before has ended, so a resumed sweep
 * goes on exactly as it would have.
 */
final class AdaptiveSampler implements Sampler {
  private static final Logger LOG = LoggerFactory.getLogger(AdaptiveSampler.class);

  private final Sweep sweep;
  private final DrawSampler first;
  private final int startup;
  private final Proposer proposer;
  private final HistoryReader reader;
  private final UnseenPoints unseen;
  private final Executor executor;
  private final List<String> failures = new ArrayList<>();
  private Optional<Proposal> proposal = Optional.empty();

  /** What is being computed, or was last. */
  private static final class Proposal {
    final int trial;
    final Observations observations;
    final CompletableFuture<Optional<Map<String, Object>>> point;
    boolean taken;

    Proposal(
        int trial,
        Observations observations,
        CompletableFuture<Optional<Map<String, Object>>> point) {
      this.trial = trial;
      this.observations = observations;
      this.point = point;
    }
  }

  /**
   * A sampler of one sweep.
   *
   * @param encoding of the sweep's space
   * @param layout of the first points
   * @param startup how many trials must have ended before the proposer is asked, those of earlier
   *     sweeps among them; until then the first points are tried
   * @param executor computes proposals
   */
  AdaptiveSampler(
      Sweep sweep,
      SpaceEncoding encoding,
      Coordinates layout,
      int startup,
      Proposer proposer,
      Executor executor) {
    this.sweep = sweep;
    this.first = new DrawSampler(sweep, layout);
    this.startup = startup;
    this.proposer = proposer;
    this.reader = new HistoryReader(sweep.objectives(), encoding);
    this.unseen = new UnseenPoints(sweep.space(), first.draws());
    this.executor = executor;
  }

  @Override
  public boolean learns() {
    return true;
  }

  @Override
  public long certain() {
    int given = sweep.search().points().size();
    return sweep.search().prior().isEmpty() ? Math.max(startup, given) : given;
  }

  @Override
  public OptionalLong planned() {
    return first.planned();
  }

  @Override
  public synchronized Suggestion suggest(int trial, SweepHistory history) {
    if (trial >= planned().orElse(Long.MAX_VALUE)) {
      return new Suggestion.Done();
    }
    if (proposal.filter(each -> each.trial == trial && !each.point.isDone()).isPresent()) {
      return new Suggestion.Computing(proposal.get().point);
    }
    Observations now = reader.read(history);
    if (trial < sweep.search().points().size()
        || now.ended().size() < startup
        || now.valued() == 0) {
      return drawn(trial, history, now);
    }
    Proposal current =
        proposal
            .filter(each -> each.trial == trial)
            .filter(each -> !each.taken || each.observations.equals(now))
            .orElseGet(() -> begin(trial, now));
    if (!current.point.isDone()) {
      return new Suggestion.Computing(current.point);
    }
    current.taken = true;
    return suggestion(current.point.join());
  }

  private Suggestion drawn(int trial, SweepHistory history, Observations now) {
    return first.suggest(trial, history) instanceof Suggestion.Trial draw
        ? suggestion(unseen.or(Optional.of(draw.parameters()), trial, now))
        : new Suggestion.Done();
  }

  private Suggestion suggestion(Optional<Map<String, Object>> point) {
    return point
        .<Suggestion>map(parameters -> new Suggestion.Trial(parameters, sweep.training().budget()))
        .orElseGet(Suggestion.Done::new);
  }

  private Proposal begin(int trial, Observations now) {
    Proposal begun =
        new Proposal(
            trial, now, CompletableFuture.supplyAsync(() -> propose(trial, now), executor));
    proposal = Optional.of(begun);
    return begun;
  }

  private Optional<Map<String, Object>> propose(int trial, Observations now) {
    Optional<Map<String, Object>> proposed = Optional.empty();
    try {
      proposed = nested(proposer.propose(now, trial));
    } catch (RuntimeException e) {
      // A model that cannot be computed from these results may be from the next.
      LOG.warn("no proposal for trial {}; it is drawn at random", trial, e);
      failed("trial " + trial + " was drawn at random, as the model failed: " + e.getMessage());
    }
    return unseen.or(proposed, trial, now);
  }

  /** As a trial's parameters; what is left out has its middle value. */
  private Optional<Map<String, Object>> nested(Map<String, Object> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Assignments assignments = sweep.space().assignments();
    return assignments.of(
        name ->
            values.containsKey(name)
                ? values.get(name)
                : sweep.space().parameters().get(name).quantile(0.5));
  }

  private void failed(String line) {
    synchronized (failures) {
      failures.add(line);
    }
  }

  @Override
  public List<String> notes(SweepHistory history) {
    List<String> notes = new ArrayList<>(first.notes(history));
    synchronized (failures) {
      notes.addAll(failures.stream().limit(1).toList());
    }
    return notes;
  }
}

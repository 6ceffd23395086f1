package dev.sweepline.sweep.board;

import dev.sweepline.sweep.trial.TrialState;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One row of the leaderboard.
 *
 * @param rank from 1
 * @param trial the trial's index
 * @param name the values of the parameters that vary, joined by dashes
 * @param attempt which execution
 * @param value the objective's value in the newest measurement; empty before the first
 * @param epoch the newest measurement's epoch, 0 before the first
 * @param parameters the assignment
 * @param metrics the newest measurement's metrics and, once ended, those of the finished network
 */
public record Standing(
    int rank,
    int trial,
    String name,
    TrialState state,
    int attempt,
    OptionalDouble value,
    int epoch,
    Map<String, Object> parameters,
    Map<String, Double> metrics) {}

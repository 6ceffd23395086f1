package dev.sweepline.deploy.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened in one run and what it came to. One thread writes it. */
final class Journey {
  private final RunPlan plan;
  private final long began = System.nanoTime();
  private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);
  private final List<String> story = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<Board> board = Optional.empty();
  private Tally tally = new Tally(0, 0, 0, 0);
  private int resumes;
  private boolean boardEqual;

  /**
   * The account of a finished sweep.
   *
   * @param lost trials planned without an end
   * @param doubles trials with more than one
   * @param zombies trials running, and processes left
   * @param stale events of drivers that held the sweep no more; nobody counts them
   */
  record Tally(long lost, long doubles, long zombies, int stale) {}

  Journey(RunPlan plan) {
    this.plan = plan;
  }

  RunPlan plan() {
    return plan;
  }

  void tell(String line) {
    story.add("%7.1f s  %s".formatted(seconds(), line));
  }

  void injected(FaultKind kind) {
    injected.merge(kind, 1, Integer::sum);
  }

  void resumed() {
    resumes++;
  }

  void problem(String line) {
    tell("PROBLEM: " + line);
    problems.add(line);
  }

  void finished(Board finished, Tally account) {
    board = Optional.of(finished);
    tally = account;
  }

  void boardEqual(boolean equal) {
    boardEqual = equal;
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  Map<FaultKind, Integer> injected() {
    return injected;
  }

  int resumes() {
    return resumes;
  }

  Tally tally() {
    return tally;
  }

  Optional<Board> board() {
    return board;
  }

  boolean isBoardEqual() {
    return boardEqual;
  }

  List<String> story() {
    return story;
  }

  List<String> problems() {
    return problems;
  }
}

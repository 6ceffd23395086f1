package dev.sweepline.worker.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The networks of one trial, one for each fold of its data and each repeat, in lockstep; mostly a
 * single one. Not thread-safe.
 *
 * <p>Folds differ in length by a row, and so at times in minibatches by one: a pass is over when
 * the longest is, and steps are counted by it.
 */
final class Folds implements AutoCloseable {
  private final List<Fold> folds = new ArrayList<>();

  /** Takes a fold over: closes it when it is closed. */
  void add(Fold fold) {
    folds.add(fold);
  }

  Fold first() {
    return folds.get(0);
  }

  /** Whether there is but one network. */
  boolean isSingle() {
    return folds.size() == 1;
  }

  void lookIntoLayers() {
    folds.forEach(Fold::lookIntoLayers);
  }

  /** Passes begun. */
  int epoch() {
    return first().epochs().epoch();
  }

  /** Minibatches trained. */
  long step() {
    return folds.stream().mapToLong(fold -> fold.epochs().step()).max().orElseThrow();
  }

  /** Whether the pass is over, so that the next minibatch begins another. */
  boolean passEnded() {
    return folds.stream().allMatch(fold -> fold.epochs().passEnded());
  }

  /** Minibatches in so many passes. */
  long steps(int passes) {
    return folds.stream().mapToLong(fold -> fold.epochs().steps(passes)).max().orElseThrow();
  }

  /**
   * Trains each network on one minibatch, unless its pass is over and another's is not.
   *
   * @throws DivergedException when a loss is NaN or infinite
   */
  void advance() {
    boolean begin = passEnded();
    for (Fold fold : folds) {
      if (begin || !fold.epochs().passEnded()) {
        fold.advance();
      }
    }
  }

  /**
   * The metrics of an epoch.
   *
   * @throws DivergedException when a validation loss is NaN or infinite
   */
  Map<String, Double> measure() {
    return FoldMeans.of(folds.stream().map(Fold::measure).toList());
  }

  /** The metrics of the finished networks. */
  Map<String, Double> test() {
    return FoldMeans.of(folds.stream().map(Fold::test).toList());
  }

  /** Makes every learning rate its first value times the factor. */
  void scaleRates(double factor) {
    folds.forEach(fold -> fold.network().scaleRates(factor));
  }

  /** A copy of everything learnt, network by network. */
  List<float[]> weights() {
    return folds.stream().map(fold -> fold.network().weights()).toList();
  }

  /** Takes back what {@link #weights()} gave. */
  void restore(List<float[]> weights) {
    for (int i = 0; i < folds.size(); i++) {
      folds.get(i).network().restore(weights.get(i));
    }
  }

  @Override
  public void close() {
    folds.forEach(Fold::close);
  }
}

package dev.sweepline.worker.train.fold;

import dev.sweepline.worker.train.TrainableGroup;
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
public final class Folds implements TrainableGroup, AutoCloseable {
  private final List<Fold> folds = new ArrayList<>();
  private final int trainRows;

  /**
   * None yet.
   *
   * @param trainRows rows of a training part that every epoch is judged on at most
   */
  public Folds(int trainRows) {
    this.trainRows = trainRows;
  }

  /** Takes a fold over: closes it when it is closed. */
  public void add(Fold fold) {
    folds.add(fold);
  }

  public Fold first() {
    return folds.get(0);
  }

  /** Whether there is but one network. */
  public boolean isSingle() {
    return folds.size() == 1;
  }

  @Override
  public int epoch() {
    return first().epochs().progress().epoch();
  }

  @Override
  public long step() {
    return folds.stream().mapToLong(fold -> fold.epochs().progress().step()).max().orElseThrow();
  }

  @Override
  public boolean passEnded() {
    return folds.stream().allMatch(fold -> fold.epochs().progress().passEnded());
  }

  @Override
  public long steps(int passes) {
    return folds.stream()
        .mapToLong(fold -> fold.epochs().progress().steps(passes))
        .max()
        .orElseThrow();
  }

  /** Each network, unless its pass is over and another's is not. */
  @Override
  public void advance() {
    boolean begin = passEnded();
    for (Fold fold : folds) {
      if (begin || !fold.epochs().progress().passEnded()) {
        fold.advance();
      }
    }
  }

  @Override
  public Map<String, Double> measure() {
    return FoldMeans.of(folds.stream().map(fold -> fold.measure(trainRows)).toList());
  }

  @Override
  public Map<String, Double> test() {
    return FoldMeans.of(folds.stream().map(Fold::test).toList());
  }

  @Override
  public void scaleRates(double factor) {
    folds.forEach(fold -> fold.network().scaleRates(factor));
  }

  @Override
  public List<float[]> weights() {
    return folds.stream().map(fold -> fold.network().weights()).toList();
  }

  @Override
  public void restore(List<float[]> weights) {
    for (int i = 0; i < folds.size(); i++) {
      folds.get(i).network().restore(weights.get(i));
    }
  }

  @Override
  public void close() {
    folds.forEach(Fold::close);
  }
}

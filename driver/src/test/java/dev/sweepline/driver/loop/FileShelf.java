package dev.sweepline.driver.loop;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A shelf of files that trials go on from, which are entries of a test's map. As thread-safe as
 * that.
 *
 * @param files the trials that have one
 * @param deletes whether what nobody needs any more goes
 */
record FileShelf(Set<Integer> files, BooleanSupplier deletes) implements TopModels.Shelf {
  @Override
  public long size(int trial) {
    return files.contains(trial) ? 1 : 0;
  }

  @Override
  public void delete(int trial) {
    if (deletes.getAsBoolean()) {
      files.remove(trial);
    }
  }

  @Override
  public void deleteFinished(int trial) {}
}

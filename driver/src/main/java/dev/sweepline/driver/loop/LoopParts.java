package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.TrialBackend;

/**
 * What a sweep's loop works with.
 *
 * @param journal writes and folds the sweep's events
 * @param backlog starts what is next
 * @param backend runs the slots
 * @param models says whose networks are kept
 * @param ending says when the sweep ends early
 */
public record LoopParts(
    SweepJournal journal,
    TrialQueue backlog,
    TrialBackend backend,
    TopModels models,
    StopConditions ending) {}

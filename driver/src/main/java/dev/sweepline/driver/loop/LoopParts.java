package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.TrialBackend;

/**
 * What a sweep's loop works with.
 *
 * @param specs turns assignments into what workers need
 * @param journal writes and folds the sweep's events
 * @param backend runs the slots
 * @param models says whose networks are kept
 * @param ending says when the sweep ends early
 */
public record LoopParts(
    SpecFactory specs, Journal journal, TrialBackend backend, TopModels models, Ending ending) {}

package dev.sweepline.driver.loop;

import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.stopping.StoppingRule;

/**
 * The parts of a sweep's loop.
 *
 * @param journal writes and folds the sweep's events
 * @param queue starts what is next
 * @param backend runs the slots
 * @param models says whose networks are kept
 * @param conditions say when the sweep ends early
 * @param rule says when a trial ends early
 */
public record LoopParts(
    SweepJournal journal,
    TrialQueue queue,
    TrialBackend backend,
    TopModels models,
    StopConditions conditions,
    StoppingRule rule) {}

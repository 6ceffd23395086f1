package dev.sweepline.worker.data.option;

/**
 * An option of a data set that cannot be had.
 *
 * @param option its name, for example {@code split} or {@code augment.shift}
 * @param message what is wrong; what to write instead
 */
public record OptionProblem(String option, String message) {}

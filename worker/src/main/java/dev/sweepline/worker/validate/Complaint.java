package dev.sweepline.worker.validate;

/**
 * Something a sweep asks of its network or data that cannot be had.
 *
 * @param key the sweep file's key it is about, for example {@code dataset} or {@code
 *     parameters.activation}
 * @param message what is wrong; what to write instead
 */
public record Complaint(String key, String message) {}

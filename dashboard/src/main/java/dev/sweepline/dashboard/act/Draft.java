package dev.sweepline.dashboard.act;

/**
 * A sweep file that somebody writes on the page. Immutable.
 *
 * @param file where it would lie: what it names is looked for beside that
 */
public record Draft(String file, String text) {}

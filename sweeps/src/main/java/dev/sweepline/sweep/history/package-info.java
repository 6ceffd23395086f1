/** The state of a sweep, as the fold of its events. */
package dev.sweepline.sweep.history;

/** What can be said of a sweep's trials as a whole: pure functions of what is known of each. */
@NullMarked
package dev.sweepline.sweep.analysis;

import org.jspecify.annotations.NullMarked;

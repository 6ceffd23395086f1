/** Views of a sweep as a whole: what mattered, how it went, what ended trials. Pure functions. */
@NullMarked
package dev.sweepline.dashboard.analysis;

import org.jspecify.annotations.NullMarked;

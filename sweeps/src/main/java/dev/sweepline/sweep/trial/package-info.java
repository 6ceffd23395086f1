/** One trial: its specification, its states, what it measures and how it ends. */
@NullMarked
package dev.sweepline.sweep.trial;

import org.jspecify.annotations.NullMarked;

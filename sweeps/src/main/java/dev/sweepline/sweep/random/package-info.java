/** Randomness by address: equal seeds give equal numbers, in any order and on any machine. */
@NullMarked
package dev.sweepline.sweep.random;

import org.jspecify.annotations.NullMarked;

/** Randomness by address: equal seeds give equal numbers, in any order and on any machine. */
package dev.sweepline.sweep.random;

/** One trial: its specification, its states, what it measures and how it ends. */
package dev.sweepline.sweep.trial;

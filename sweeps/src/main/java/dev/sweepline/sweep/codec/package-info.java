/** The one place where events and leaderboards become JSON and back. */
package dev.sweepline.sweep.codec;

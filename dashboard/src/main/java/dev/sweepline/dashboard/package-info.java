/** Stub. */
package dev.sweepline.dashboard;

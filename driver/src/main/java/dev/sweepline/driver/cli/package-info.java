/** Stub. */
package dev.sweepline.driver.cli;

/** Sweeps as users name them: files, and those that the log knows; what is read of either. */
package dev.sweepline.driver.input;

/** Executes trials in slots: the contract, what backends share, and plain threads. */
package dev.sweepline.driver.backend;

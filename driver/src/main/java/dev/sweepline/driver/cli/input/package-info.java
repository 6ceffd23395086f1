/** What verbs are given: files, and sweeps that the log knows. */
package dev.sweepline.driver.cli.input;

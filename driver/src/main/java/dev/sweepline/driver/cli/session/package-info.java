/** A driver's session: takes a sweep, runs it, tells the user, closes what it opened. */
package dev.sweepline.driver.cli.session;

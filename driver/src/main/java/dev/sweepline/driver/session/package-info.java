/**
 * A driver's session: takes a sweep, drives it, closes what it opened. The command line and
 * programs stand on it.
 */
package dev.sweepline.driver.session;

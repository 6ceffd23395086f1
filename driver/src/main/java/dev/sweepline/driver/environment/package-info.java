/** The machine and the libraries that a sweep runs with. */
package dev.sweepline.driver.environment;

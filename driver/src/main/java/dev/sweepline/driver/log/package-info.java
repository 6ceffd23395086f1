/** The sweep log: lifecycle events appended, whole logs read back. */
package dev.sweepline.driver.log;

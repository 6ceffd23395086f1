/** The verb {@code export}. */
package dev.sweepline.driver.cli.export;

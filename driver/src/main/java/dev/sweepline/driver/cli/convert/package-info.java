/** Sweep files made of other tools' files: one reader a tool, one writer. */
package dev.sweepline.driver.cli.convert;

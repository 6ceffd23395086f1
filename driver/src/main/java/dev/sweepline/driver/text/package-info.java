/** What people read of a sweep in a terminal or a log: lines, tables, the board. */
package dev.sweepline.driver.text;

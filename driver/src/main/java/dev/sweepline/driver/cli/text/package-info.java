/** What verbs print: lines, tables, the board. */
package dev.sweepline.driver.cli.text;

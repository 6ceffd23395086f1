/** The command line's manual, made of its verbs and options. */
package dev.sweepline.driver.cli.manual;

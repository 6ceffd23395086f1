/** The page of the command line: the verbs that keep it up, and who may use it. */
package dev.sweepline.driver.cli.page;

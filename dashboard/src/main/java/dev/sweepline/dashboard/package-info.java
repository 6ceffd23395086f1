/** The dashboard: follows the event log, ranks trials, serves the API and the page. */
@NullMarked
package dev.sweepline.dashboard;

import org.jspecify.annotations.NullMarked;

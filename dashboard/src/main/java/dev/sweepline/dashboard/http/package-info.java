/** The HTTP side: REST, server-sent events and the page's files. */
@NullMarked
package dev.sweepline.dashboard.http;

import org.jspecify.annotations.NullMarked;

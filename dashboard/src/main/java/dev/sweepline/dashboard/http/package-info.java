/** The HTTP side: REST, server-sent events and the page's files. */
package dev.sweepline.dashboard.http;

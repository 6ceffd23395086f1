/** The HTTP API's description: which paths there are and what a request may ask. No Vert.x. */
package dev.sweepline.dashboard.http.contract;

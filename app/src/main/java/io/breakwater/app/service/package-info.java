/** The running service as a process: up, stop, status, doctor, and the demo that feeds it. */
@NullMarked
package io.breakwater.app.service;

import org.jspecify.annotations.NullMarked;

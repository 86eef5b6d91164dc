/** Reports as files: the same for the console's button and the command line. */
@NullMarked
package io.breakwater.server.report;

import org.jspecify.annotations.NullMarked;

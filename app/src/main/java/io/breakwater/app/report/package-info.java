/** The command group report: campaigns as documents. */
@NullMarked
package io.breakwater.app.report;

import org.jspecify.annotations.NullMarked;

/** Campaign tables to an analyst's report: facts, tables, figures, findings and advice, in both languages. */
@NullMarked
package io.breakwater.core.report;

import org.jspecify.annotations.NullMarked;

/** The command group campaign, and the evaluations of campaigns and waves. */
@NullMarked
package io.breakwater.app.campaign;

import org.jspecify.annotations.NullMarked;

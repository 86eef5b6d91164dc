/** Scores correlation on the AIT alert data set: real alerts of several days with one attack of many steps each. */
@NullMarked
package io.breakwater.app.evaluate.ait;

import org.jspecify.annotations.NullMarked;

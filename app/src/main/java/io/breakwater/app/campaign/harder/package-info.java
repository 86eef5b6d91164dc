/** Difficulties put on a folder whose truth is known: its raw logs are changed, and the truth with them. */
@NullMarked
package io.breakwater.app.campaign.harder;

import org.jspecify.annotations.NullMarked;

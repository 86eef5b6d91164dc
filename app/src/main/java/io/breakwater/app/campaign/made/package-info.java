/** Made-up campaigns with known truth: the five products' logs of a gang, its victims and everything that is none. */
@NullMarked
package io.breakwater.app.campaign.made;

import org.jspecify.annotations.NullMarked;

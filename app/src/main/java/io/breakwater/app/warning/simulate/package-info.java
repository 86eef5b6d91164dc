/**
 * A made-up world to measure early warning on: tenants, 40,000 exposed assets, and one gang. Open in how it works (see
 * docs/warning.md), drawn from a seed, and blind to the model: what the gang goes by is hidden, and only a noisy, late and
 * incomplete view of it is handed out.
 */
@NullMarked
package io.breakwater.app.warning.simulate;

import org.jspecify.annotations.NullMarked;

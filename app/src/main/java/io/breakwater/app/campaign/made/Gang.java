package io.breakwater.app.campaign.made;

import java.util.List;

/**
 * A made-up gang.
 *
 * @param favourite product that it exploits most
 */
record Gang(String family, String extension, List<String> controllers, String favourite) {}

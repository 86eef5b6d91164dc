package io.breakwater.app.campaign.harder;

import com.fasterxml.jackson.databind.JsonNode;

/** An asset of the inventory. */
record Target(String tenant, String asset, String address, String product) {
    static Target of(JsonNode exposure) {
        return new Target(
                exposure.path("tenant").asText(),
                exposure.path("asset").asText(),
                exposure.path("ip").asText(),
                exposure.path("product").asText());
    }

    /** By which a victim is known. */
    String key() {
        return tenant + "/" + asset;
    }
}

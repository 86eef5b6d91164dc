package io.breakwater.app.campaign.made;

/** An asset of a made-up tenant. */
record Asset(String name, String tenant, String address, String province, String product, boolean surveyed) {}

package io.breakwater.core.drill;

import io.breakwater.core.model.AssetId;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * One server of a customer.
 *
 * @param publicAddress as the internet sees it; two customers may share one behind a provider's NAT
 * @param network the first three parts of its internal network, {@code 10.3.7}
 * @param surveyed whether its owner let it be examined
 */
record Machine(
        Cast.Customer customer,
        String name,
        String publicAddress,
        String network,
        int host,
        String product,
        boolean surveyed,
        boolean database) {

    TenantId tenant() {
        return customer.tenant();
    }

    AssetId asset() {
        return new AssetId(name);
    }

    String internalAddress() {
        return network + "." + host;
    }

    boolean has(Sensor sensor) {
        return customer.sensors().contains(sensor);
    }

    ExposedAsset exposure(Instant knownFrom) {
        return new ExposedAsset(
                tenant(),
                asset(),
                publicAddress,
                customer.province(),
                product,
                "",
                surveyed,
                knownFrom,
                database ? List.of("weak-password") : List.of());
    }
}

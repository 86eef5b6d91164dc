package io.breakwater.server.exposure;

import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.TenantId;
import io.breakwater.store.ExposureReceipt.Problem;
import java.util.List;

/**
 * What files tell, before anything of it is taken in.
 *
 * @param grants ids of the authorisations under which they were read
 * @param outOfScope observations of hosts that nobody authorised; counted and forgotten
 * @param problems lines and objects that could not be taken, with their places
 */
public record Preview(
        TenantId tenant,
        List<String> files,
        List<String> grants,
        List<ExposedAsset> assets,
        long outOfScope,
        List<Problem> problems) {
    public Preview {
        files = List.copyOf(files);
        grants = List.copyOf(grants);
        assets = List.copyOf(assets);
        problems = List.copyOf(problems);
    }

    /** Assets on which a product was recognised or named. */
    public long withProduct() {
        return assets.stream().filter(asset -> !asset.product().isEmpty()).count();
    }
}

package io.breakwater.app.service;

import io.breakwater.app.config.Settings;
import io.breakwater.pipeline.job.TopologyAssembly;

/** The topology of the configuration, ready to travel to where the job runs. */
final class HouseAssembly {
    private HouseAssembly() {}

    static TopologyAssembly of(Settings settings, byte[] providerKey) {
        return TopologyAssembly.of(
                settings.contentFolders(), settings.ruleFolders(), settings.zone(), settings.language(), providerKey);
    }
}

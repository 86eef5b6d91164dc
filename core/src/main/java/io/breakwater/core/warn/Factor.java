package io.breakwater.core.warn;

import io.breakwater.core.model.ExposedAsset;

/**
 * The properties of an exposed asset along which a campaign can lean, each with as many levels as there are values.
 *
 * <p>Whether an asset was surveyed is no factor: assets are often surveyed because they were hit.
 */
enum Factor {
    PRODUCT {
        @Override
        String level(ExposedAsset asset, String industry) {
            return asset.product();
        }
    },
    VERSION {
        @Override
        String level(ExposedAsset asset, String industry) {
            return asset.product() + '\u001f' + asset.version();
        }
    },
    PROVINCE {
        @Override
        String level(ExposedAsset asset, String industry) {
            return asset.province();
        }
    },
    INDUSTRY {
        @Override
        String level(ExposedAsset asset, String industry) {
            return industry;
        }
    },
    /** Care taken: number of known weaknesses, and weak passwords among them. */
    POSTURE {
        @Override
        String level(ExposedAsset asset, String industry) {
            boolean weakPassword = asset.weaknesses().contains(WEAK_PASSWORD);
            return Math.min(3, asset.weaknesses().size()) + (weakPassword ? "+" : "");
        }
    },
    TENANT {
        @Override
        String level(ExposedAsset asset, String industry) {
            return asset.tenant().value();
        }
    };

    static final String WEAK_PASSWORD = "weak-password";

    abstract String level(ExposedAsset asset, String industry);
}

package io.breakwater.app.campaign.made;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tenants and their assets, drawn from a seed. Some addresses are shared between tenants, as behind a provider's NAT. */
final class World {
    private static final int TENANTS = 400;
    private static final int ASSETS = 4_000;
    private static final double SHARED_ADDRESS = 0.02;
    private static final double SURVEYED = 0.5;
    private static final List<String> PROVINCES =
            List.of("北京", "上海", "广东", "浙江", "江苏", "山东", "四川", "湖北", "河南", "陕西", "云南", "吉林");
    private static final List<String> INDUSTRIES = List.of("教育", "医疗", "外贸", "物流", "政务", "制造", "数据中心", "零售");

    final List<String> tenantLines = new ArrayList<>();
    final List<Asset> assets = new ArrayList<>();

    World(SplittableRandom random) {
        List<String> provinces = new ArrayList<>();
        for (int index = 0; index < TENANTS; index++) {
            String tenant = "K%03d".formatted(index);
            provinces.add(PROVINCES.get(random.nextInt(PROVINCES.size())));
            tenantLines.add("{\"tenant\": \"%s\", \"province\": \"%s\", \"industry\": \"%s\"}"
                    .formatted(tenant, provinces.get(index), INDUSTRIES.get(random.nextInt(INDUSTRIES.size()))));
        }
        for (int index = 0; index < ASSETS; index++) {
            int tenant = random.nextInt(TENANTS);
            boolean shared = random.nextDouble() < SHARED_ADDRESS && index > 0;
            String address = shared ? assets.get(random.nextInt(index)).address() : address(index);
            assets.add(new Asset(
                    "M%05d".formatted(index),
                    "K%03d".formatted(tenant),
                    address,
                    random.nextDouble() < 0.8 ? provinces.get(tenant) : PROVINCES.get(random.nextInt(PROVINCES.size())),
                    "SUITE-%02d".formatted(random.nextInt(20)),
                    random.nextDouble() < SURVEYED));
        }
    }

    private static String address(int index) {
        return "198.18.%d.%d".formatted(index / 250, 1 + index % 250);
    }

    static String exposureLine(Asset asset) {
        return "{\"asset\": \"%s\", \"tenant\": \"%s\", \"ip\": \"%s\", \"ip_province\": \"%s\", \"product\": \"%s\", \"surveyed\": %s}"
                .formatted(
                        asset.name(),
                        asset.tenant(),
                        asset.address(),
                        asset.province(),
                        asset.product(),
                        asset.surveyed());
    }
}

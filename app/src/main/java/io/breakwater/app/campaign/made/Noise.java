package io.breakwater.app.campaign.made;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Everything that is no compromise: refused attacks, brute force, scanners, backup, patch and encryption jobs, drills. */
final class Noise {
    private static final Duration DRILL = Duration.ofHours(48);
    private static final List<String> HINTS = List.of("弱口令提示", "证书过期", "登录地异常", "DNS 隧道疑似", "可疑 UA", "病毒查杀-已清除");
    private static final List<String> REFUSALS = List.of("403", "404", "500");

    private final SplittableRandom random;
    private final List<Asset> assets;
    private final Instant begin;
    private final long seconds;

    Noise(SplittableRandom random, List<Asset> assets, Instant begin, Duration span) {
        this.random = random;
        this.assets = assets;
        this.begin = begin;
        this.seconds = span.toSeconds();
    }

    void make(int events, Consumer<Line> out) {
        for (int left = events; left > 0; left--) {
            out.accept(one());
        }
        Instant surge = moment();
        for (int left = events / 5; left > 0; left--) {
            out.accept(Line.web(surge.plusSeconds(random.nextInt(86_400)), asset(), refusal(), "block"));
        }
    }

    private Line one() {
        Instant at = moment();
        Asset asset = asset();
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> Line.web(at, asset, refusal(), "block");
            case 3 -> Line.network(at, asset, "MSSQL 登录失败爆破", "n=\"%d\"".formatted(50 + random.nextInt(900)));
            case 4 ->
                Line.endpoint(at, asset, "内网扫描行为(fscan 类)", "\"parent\": \"asset-scanner\", \"ports\": \"1-1024\"");
            case 5 -> Line.endpoint(at, asset, "删除卷影副本", "\"parent\": \"backup-agent\"");
            case 6 -> Line.endpoint(at, asset, "停止数据库/备份服务", "\"n\": 1, \"parent\": \"patch-window\"");
            case 7 ->
                Line.endpoint(
                        at,
                        asset,
                        "批量文件加密",
                        "\"family\": \"-\", \"ext\": \".enc\", \"note\": \"0\", \"parent\": \"dlp-encryptor\"");
            default -> hint(at, asset, HINTS.get(random.nextInt(HINTS.size())));
        };
    }

    private Line hint(Instant at, Asset asset, String name) {
        return switch (random.nextInt(3)) {
            case 0 -> Line.endpoint(at, asset, name, "");
            case 1 -> Line.brain(at, asset, name, "");
            default -> Line.network(at, asset, name, "");
        };
    }

    /** An announced test: an exploit that works and a scan, inside its window. */
    void drill(Consumer<Line> out) {
        Instant at = moment();
        Asset asset = asset();
        out.accept(Line.drill(at, asset, DRILL));
        out.accept(Line.web(at.plus(Duration.ofHours(1)), asset, "200", "detect"));
        out.accept(Line.endpoint(at.plus(Duration.ofHours(2)), asset, "内网扫描行为(fscan 类)", "\"ports\": \"445\""));
    }

    private Instant moment() {
        return begin.plusSeconds(random.nextLong(seconds));
    }

    private Asset asset() {
        return assets.get(random.nextInt(assets.size()));
    }

    private String refusal() {
        return REFUSALS.get(random.nextInt(REFUSALS.size()));
    }
}

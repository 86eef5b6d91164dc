package io.breakwater.app.campaign.made;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The log lines of one attack on one asset, from the exploit to the ransom note. */
final class Chain {
    private static final double LATERAL = 0.5;
    private static final double CUT = 0.5;
    private static final double UNNAMED = 0.8;
    private static final int FIRST_CUT = 4;

    private final SplittableRandom random;
    private final Set<Variant> variants;

    Chain(SplittableRandom random, Set<Variant> variants) {
        this.random = random;
        this.variants = variants;
    }

    List<Line> lines(Asset asset, Gang gang, Instant begin) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.web(begin, asset, "200", "detect"));
        lines.add(Line.network(begin.plusSeconds(20 + random.nextInt(60)), asset, "WebShell 通信特征", "direction=\"in\""));
        Instant at = later(begin, 2, 50);
        lines.add(Line.endpoint(at, asset, "web 服务进程派生命令解释器", "\"parent\": \"w3wp/java\", \"user\": \"service\""));
        at = later(at, 2, 60);
        String controller =
                gang.controllers().get(random.nextInt(gang.controllers().size()));
        lines.add(Line.network(at, asset, "C2 心跳", "dst=\"" + controller + "\""));
        lines.add(Line.endpoint(at, asset, "可疑远程控制进程外联", "\"mode\": \"fileless\""));
        if (random.nextDouble() < LATERAL) {
            at = later(at, 5, 60);
            lines.add(Line.endpoint(at, asset, "内网扫描行为(fscan 类)", "\"ports\": \"445,3389\""));
            lines.add(Line.brain(later(at, 3, 9), asset, "SMB/RDP 横向移动", "targets=\"3\""));
        }
        at = later(at, 5, 400);
        lines.add(Line.endpoint(at, asset, "停止数据库/备份服务", "\"n\": 9"));
        lines.add(Line.endpoint(at.plusSeconds(30), asset, "删除卷影副本", ""));
        lines.add(Line.endpoint(at.plusSeconds(120), asset, "批量文件加密", encryption(gang)));
        return cut(lines);
    }

    private String encryption(Gang gang) {
        boolean named = !variants.contains(Variant.UNLABELLED) || random.nextDouble() >= UNNAMED;
        boolean extension = named || random.nextBoolean();
        return "\"family\": \"%s\", \"ext\": \"%s\", \"note\": \"1\""
                .formatted(named ? gang.family() : "-", extension ? gang.extension() : "-");
    }

    private List<Line> cut(List<Line> lines) {
        if (!variants.contains(Variant.CUT_CHAINS) || random.nextDouble() >= CUT) {
            return lines;
        }
        int end = FIRST_CUT + random.nextInt(lines.size() - FIRST_CUT);
        List<Line> kept = new ArrayList<>(lines.subList(0, end));
        Line stopped = lines.get(end);
        if (stopped.product() == Line.Product.ENDPOINT) {
            kept.add(new Line(
                    stopped.at(),
                    stopped.product(),
                    stopped.log()
                            .replace("\"data\": {", "\"data\": {\"action\": \"block\", ")
                            .replace(", }", "}")));
        }
        return kept;
    }

    private Instant later(Instant at, int leastMinutes, int mostMinutes) {
        return at.plus(Duration.ofSeconds(random.nextInt(leastMinutes * 60, mostMinutes * 60)));
    }
}

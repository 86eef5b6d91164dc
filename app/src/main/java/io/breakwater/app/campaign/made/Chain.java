package io.breakwater.app.campaign.made;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The log lines of one attack on one asset, from the exploit to the ransom note. */
final class Chain {
    private static final double LATERAL = 0.5;

    private final SplittableRandom random;

    Chain(SplittableRandom random) {
        this.random = random;
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
        return lines;
    }

    private static String encryption(Gang gang) {
        return "\"family\": \"%s\", \"ext\": \"%s\", \"note\": \"1\"".formatted(gang.family(), gang.extension());
    }

    private Instant later(Instant at, int leastMinutes, int mostMinutes) {
        return at.plus(Duration.ofSeconds(random.nextInt(leastMinutes * 60, mostMinutes * 60)));
    }
}

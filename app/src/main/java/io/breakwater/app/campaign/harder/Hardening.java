package io.breakwater.app.campaign.harder;

import io.breakwater.app.campaign.harder.Relayed.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Puts difficulties on attacks. Attacks that no product names (drills) stay as they are. */
final class Hardening {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final double UNNAMED = 0.8;
    private static final double NO_EXTENSION = 0.5;
    private static final double NO_NOTE = 0.25;
    private static final double LACKS = 0.25;
    private static final double ONE_SENSOR = 0.1;
    private static final double AT_THE_DOOR = 0.1;
    private static final double CUT = 0.5;
    private static final int LEAST_LEFT = 2;
    private static final int MIDNIGHT_SECONDS = 1_800;
    private static final int DAY_SECONDS = 86_400;
    private static final double SECOND_GANG = 0.33;
    private static final double FAVOURITE = 0.6;
    private static final int TIMES_SLOWER = 4;
    private static final Duration ENCRYPTED_EARLIER = Duration.ofMinutes(10);
    private static final String SECOND_LABEL = "Epsilon";

    private final SplittableRandom random;
    private final List<Target> inventory;
    private final Truth truth;
    private final Map<String, Set<Sensor>> lacking = new HashMap<>();
    private final Set<Target> ofSecond = new HashSet<>();
    private Duration shift = Duration.ZERO;

    Hardening(SplittableRandom random, List<Target> inventory, Truth truth) {
        this.random = random;
        this.inventory = inventory;
        this.truth = truth;
    }

    List<Attack> put(Difficulty difficulty, List<Attack> attacks) {
        return switch (difficulty) {
            case UNLABELLED ->
                attacks.stream()
                        .map(attack -> attack.named() && chance(UNNAMED) ? unnamed(attack) : attack)
                        .toList();
            case PRODUCTS_MISSING -> {
                tenants().forEach(tenant -> lacking.put(tenant, lacking()));
                yield attacks;
            }
            case ONE_SENSOR -> {
                tenants().forEach(this::leaveOneSensor);
                yield attacks;
            }
            case CUT_CHAINS -> cut(attacks);
            case MIDNIGHT -> midnight(attacks);
            case TWO_GANGS -> withSecondGang(attacks);
            case OTHER_PACE -> bySecond(attacks, Hardening::slowed);
            case OTHER_ORDER -> bySecond(attacks, Hardening::encryptedFirst);
            case LOUD -> attacks;
        };
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private Set<String> tenants() {
        Set<String> tenants = new LinkedHashSet<>();
        inventory.forEach(target -> tenants.add(target.tenant()));
        return tenants;
    }

    /** By how much everything that is not an attack moves too. */
    Duration shift() {
        return shift;
    }

    boolean delivers(Relayed line) {
        return !lacking.getOrDefault(line.tenant(), Set.of()).contains(line.sensor());
    }

    private Attack unnamed(Attack attack) {
        boolean extension = !chance(NO_EXTENSION);
        boolean note = !chance(NO_NOTE);
        return attack.with(attack.lines().stream()
                .map(line -> line.namesGang() ? line.withLog(unnamed(line.log(), extension, note)) : line)
                .toList());
    }

    private static String unnamed(String log, boolean extension, boolean note) {
        String bare = log.replaceFirst("\"family\": \"[^\"]*\"", "\"family\": \"-\"");
        bare = extension ? bare : bare.replaceFirst("\"ext\": \"[^\"]*\"", "\"ext\": \"-\"");
        return note ? bare : bare.replaceFirst("\"note\": \"1\"", "\"note\": \"0\"");
    }

    private Set<Sensor> lacking() {
        Set<Sensor> lacks = EnumSet.noneOf(Sensor.class);
        for (Sensor sensor : Sensor.values()) {
            if (sensor != Sensor.CALENDAR && chance(LACKS)) {
                lacks.add(sensor);
            }
        }
        if (lacks.contains(Sensor.ENDPOINT)) {
            lacks.remove(Sensor.NETWORK);
        }
        return lacks;
    }

    private void leaveOneSensor(String tenant) {
        double draw = random.nextDouble();
        if (draw < ONE_SENSOR) {
            lacking.put(tenant, EnumSet.of(Sensor.NETWORK, Sensor.ENDPOINT, Sensor.GATEWAY));
        } else if (draw < 2 * ONE_SENSOR) {
            lacking.put(tenant, EnumSet.of(Sensor.NETWORK, Sensor.ENDPOINT));
        }
    }

    private List<Attack> cut(List<Attack> attacks) {
        Set<String> spared = new HashSet<>();
        for (Target target : inventory) {
            if (truth.isVictim(target.key()) && chance(AT_THE_DOOR)) {
                spared.add(target.key());
            }
        }
        truth.spare(spared);
        List<Attack> cut = new ArrayList<>();
        for (Attack attack : attacks) {
            if (spared.contains(attack.target().key())) {
                cut.add(attack.with(List.of(attack.lines().getFirst().stopped())));
            } else {
                cut.add(attack.named() && chance(CUT) ? cut(attack) : attack);
            }
        }
        return cut;
    }

    private Attack cut(Attack attack) {
        List<Relayed> lines = attack.lines();
        int end = LEAST_LEFT + random.nextInt(Math.max(1, lines.size() - LEAST_LEFT));
        List<Relayed> kept = new ArrayList<>(lines.subList(0, Math.min(end, lines.size())));
        if (end < lines.size()) {
            kept.add(lines.get(end).stopped());
        }
        return attack.with(kept);
    }

    private List<Attack> midnight(List<Attack> attacks) {
        LocalDate begin = truth.begin();
        int days = begin.lengthOfMonth() - begin.getDayOfMonth();
        shift = Duration.ofDays(days);
        truth.shift(days);
        return attacks.stream()
                .map(attack -> moved(attack, shift.plus(attack.named() ? toMidnight(attack.begin()) : Duration.ZERO)))
                .toList();
    }

    private Duration toMidnight(Instant begin) {
        int second = begin.atOffset(CHINA).toLocalTime().toSecondOfDay();
        int off = random.nextInt(MIDNIGHT_SECONDS);
        return Duration.ofSeconds((chance(0.5) ? off : DAY_SECONDS - 1 - off) - second);
    }

    private static Attack moved(Attack attack, Duration by) {
        return attack.with(attack.lines().stream().map(line -> line.later(by)).toList());
    }

    private List<Attack> withSecondGang(List<Attack> attacks) {
        Set<String> taken = new HashSet<>();
        attacks.forEach(attack -> taken.add(attack.target().key()));
        List<Target> free = new ArrayList<>(inventory);
        free.removeIf(target -> taken.contains(target.key()));
        Collections.shuffle(free, new Random(random.nextLong()));
        String favourite = free.getFirst().product();
        List<Attack> all = new ArrayList<>(attacks);
        TreeMap<String, Integer> daily = new TreeMap<>();
        Set<String> copied = new HashSet<>();
        for (Attack attack : attacks) {
            String key = attack.target().key();
            if (truth.isVictim(key) && attack.named() && chance(SECOND_GANG) && copied.add(key)) {
                Attack second = second(attack, take(free, chance(FAVOURITE) ? favourite : ""));
                all.add(second);
                ofSecond.add(second.target());
                daily.merge(second.begin().atOffset(CHINA).toLocalDate().toString(), 1, Integer::sum);
            }
        }
        truth.second(SECOND_LABEL, daily);
        return all;
    }

    private static Target take(List<Target> free, String product) {
        for (Target target : free) {
            if (product.isEmpty() || target.product().equals(product)) {
                free.remove(target);
                return target;
            }
        }
        return free.removeFirst();
    }

    private static Attack second(Attack attack, Target target) {
        return new Attack(
                target,
                attack.lines().stream()
                        .map(line -> line.withLog(bySecond(line.log())))
                        .map(line -> line.on(target).later(Duration.ofDays(1)))
                        .toList());
    }

    private List<Attack> bySecond(List<Attack> attacks, UnaryOperator<Attack> change) {
        return attacks.stream()
                .map(attack -> ofSecond.contains(attack.target()) ? change.apply(attack) : attack)
                .toList();
    }

    private static Attack encryptedFirst(Attack attack) {
        return attack.with(attack.lines().stream()
                .map(line -> line.namesGang() ? line.later(ENCRYPTED_EARLIER.negated()) : line)
                .toList());
    }

    private static Attack slowed(Attack attack) {
        Instant begin = attack.begin();
        return attack.with(attack.lines().stream()
                .map(line -> line.later(Duration.between(begin, line.at()).multipliedBy(TIMES_SLOWER - 1)))
                .toList());
    }

    /** Half of its controllers are the first gang's. */
    private static String bySecond(String log) {
        return log.replaceFirst("\"family\": \"[^\"-]+\"", "\"family\": \"" + SECOND_LABEL + "\"")
                .replaceFirst("\"ext\": \"\\.[^\"]+\"", "\"ext\": \".eps\"")
                .replaceFirst("203\\.0\\.113\\.(\\d*[13579])\"", "192.0.2.$1\"");
    }
}

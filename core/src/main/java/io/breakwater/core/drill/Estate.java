package io.breakwater.core.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The servers of all customers, drawn from a seed. */
final class Estate {
    /** Every so many servers share the address of one of the customer before: a provider's NAT. */
    private static final int SHARED_ADDRESS_EVERY = 23;

    /** What a database server shows to the internet. */
    static final String DATABASE = "SQL Server";

    private final Cast cast;
    private final SplittableRandom random;
    private final List<Machine> machines = new ArrayList<>();

    private Estate(Cast cast, SplittableRandom random) {
        this.cast = cast;
        this.random = random;
    }

    static List<Machine> drawn(Cast cast, SplittableRandom random) {
        Estate estate = new Estate(cast, random);
        cast.customers().forEach(estate::equip);
        return List.copyOf(estate.machines);
    }

    private void equip(Cast.Customer customer) {
        int servers = 4 + random.nextInt(4);
        String network = "10." + (20 + cast.customers().indexOf(customer)) + "." + (1 + random.nextInt(200));
        for (int number = 1; number <= servers; number++) {
            boolean database = random.nextInt(4) == 0;
            String name = "%s-%s%02d".formatted(customer.code(), database ? "DB" : "APP", number);
            machines.add(new Machine(
                    customer,
                    name,
                    address(),
                    network,
                    10 + number,
                    database ? DATABASE : product(),
                    random.nextInt(10) < 6,
                    database));
        }
    }

    private String address() {
        int number = machines.size();
        if (number >= SHARED_ADDRESS_EVERY && number % SHARED_ADDRESS_EVERY == 0) {
            return machines.get(number - SHARED_ADDRESS_EVERY).publicAddress();
        }
        return "198.18.%d.%d".formatted(1 + number / 200, 20 + number % 200);
    }

    private String product() {
        int at = random.nextInt(
                cast.products().stream().mapToInt(Cast.Product::weight).sum());
        for (Cast.Product product : cast.products()) {
            at -= product.weight();
            if (at < 0) {
                return product.name();
            }
        }
        throw new IllegalStateException("the cast has no products");
    }
}

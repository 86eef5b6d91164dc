package io.breakwater.store;

import java.io.Serializable;

/**
 * How one role reaches the database. Serialisable, because a job that runs elsewhere carries it along.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param user role to log in as
 * @param password its password; never logged
 */
public record StoreSettings(String url, String user, String password) implements Serializable {
    public StoreSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "the store is PostgreSQL; its URL begins with jdbc:postgresql://, not '" + url + "'");
        }
    }

    @Override
    public String toString() {
        return "StoreSettings[" + user + " at " + url + "]";
    }
}

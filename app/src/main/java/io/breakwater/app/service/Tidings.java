package io.breakwater.app.service;

import io.breakwater.app.config.Settings;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.store.Contacts;
import io.breakwater.store.Notices;
import io.breakwater.store.Scope;
import io.breakwater.store.Store;

/**
 * Whether contacts are reached.
 *
 * @param mailboxes contacts that are told by mail
 * @param hooks contacts that are told by a webhook
 * @param undelivered notices that were given up or wait to be tried again
 * @param mailConfigured whether the configuration names a mail server
 */
record Tidings(int mailboxes, int hooks, int undelivered, boolean mailConfigured) {
    static Tidings of(Store store, Settings settings) {
        Contacts contacts = new Contacts(store);
        return new Tidings(
                contacts.count(Scope.PROVIDER, Channel.MAIL),
                contacts.count(Scope.PROVIDER, Channel.WEBHOOK),
                new Notices(store).undelivered(Scope.PROVIDER),
                settings.notice().mail().isPresent());
    }

    boolean mailMissing() {
        return mailboxes > 0 && !mailConfigured;
    }

    /** One line; what is wrong stands in {@link #mailMissing} and {@link #undelivered}. */
    String summary() {
        return (mailboxes + hooks) + " contacts (" + mailboxes + " by mail, " + hooks + " by webhook), " + undelivered
                + " undelivered notices";
    }
}

package io.breakwater.server;

import io.breakwater.core.model.Language;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.respond.notice.Channel;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.NoticeState;
import io.breakwater.server.notice.NoticeDesk;
import io.breakwater.store.Notices;
import java.time.InstantSource;
import java.util.Optional;

/** A contact of each tenant that was told, or could not be told, something. Nothing of it is due. */
final class SeedNotices {
    private SeedNotices() {}

    static void into(RunningServer.Parts server) {
        for (int i = 0; i < Seed.TENANTS.size(); i++) {
            TenantId tenant = Seed.TENANTS.get(i).tenant();
            NoticeDesk desk = new NoticeDesk(server, InstantSource.system(), Optional.empty(), tenant);
            Contact contact = desk.contact(
                    "值班台",
                    Channel.WEBHOOK,
                    "https://desk." + tenant + ".example/notices",
                    i % 2 == 0 ? Language.ZH : Language.EN);
            Notices.Named named = desk.trial(contact);
            desk.step(named, NoticeState.SENT, "");
            desk.step(
                    named, i == 1 ? NoticeState.FAILED : NoticeState.DELIVERED, i == 1 ? "HTTP 410: gone" : "HTTP 204");
        }
    }
}

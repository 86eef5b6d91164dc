package io.breakwater.server.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.breakwater.core.model.Json;
import io.breakwater.core.respond.action.Answer;
import io.breakwater.core.respond.notice.Contact;
import io.breakwater.core.respond.notice.Letter;
import io.breakwater.core.respond.notice.Notice;
import io.breakwater.server.respond.wire.Signature;
import io.breakwater.server.respond.wire.Wire;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * Posts a notice as JSON, signed with the contact's own secret. The idempotency key is the notice's id and stays the same for
 * every attempt. Answers mean what they mean to the webhook responder.
 */
final class WebhookCarrier implements Carrier {
    private static final int CONFLICT = 409;

    private final NoticeKeys keys;
    private final InstantSource clock;
    private final Wire wire = new Wire();

    WebhookCarrier(NoticeKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Answer carry(Parcel parcel) {
        byte[] body = body(parcel);
        Signature signature = new Signature(keys.secret(parcel.contact().id()));
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                parcel.notice().id().value(),
                Signature.HEADER,
                signature.of(body, clock.instant()));
        Wire.Reply reply = wire.post(URI.create(parcel.contact().address()), headers, body);
        if (reply.ok() || reply.status() == CONFLICT) {
            return new Answer.Done(reply.spoken(), "");
        }
        return reply.later() ? new Answer.Unreachable(reply.spoken()) : new Answer.Refused(reply.spoken());
    }

    private static byte[] body(Parcel parcel) {
        Notice notice = parcel.notice();
        Contact contact = parcel.contact();
        ObjectNode body = Json.text().createObjectNode();
        body.put("notice", notice.id().value());
        body.put("tenant", notice.tenant().value());
        body.put("contact", contact.name());
        body.put("language", contact.language().name().toLowerCase(Locale.ROOT));
        body.put("tlp", Letter.TLP);
        body.put("madeAt", notice.madeAt().toString());
        body.put("subject", notice.letter().subject());
        body.put("text", notice.letter().text());
        body.set("steps", Json.text().valueToTree(notice.letter().entries()));
        body.put("receipt", parcel.receipt());
        try {
            return Json.text().writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts can be written", impossible);
        }
    }
}

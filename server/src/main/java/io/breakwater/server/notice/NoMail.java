package io.breakwater.server.notice;

import io.breakwater.core.respond.action.Answer;

/** Stands where no mail server is configured: what waits is kept for when one is. */
final class NoMail implements Carrier {
    @Override
    public Answer carry(Parcel parcel) {
        return new Answer.Unreachable("breakwater.yaml names no mail server; add the section 'mail'");
    }
}

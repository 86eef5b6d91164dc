package io.breakwater.server.notice;

import io.breakwater.core.respond.action.Answer;

/** Takes a notice to where its contact is reached. The same parcel may come twice; it then looks the same. */
interface Carrier {
    Answer carry(Parcel parcel);
}

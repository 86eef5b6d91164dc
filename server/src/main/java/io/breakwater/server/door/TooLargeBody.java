package io.breakwater.server.door;

import java.io.IOException;

/** A body is longer than the settings allow. */
public final class TooLargeBody extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeBody(long most) {
        super("the body is longer than " + most + " bytes; send it in parts");
    }
}

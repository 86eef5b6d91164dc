package io.breakwater.server.door;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with an exception when it is longer than allowed. */
final class TooLargeBody extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLargeBody(long most) {
        super("the body is longer than " + most + " bytes; send it in parts");
    }

    static InputStream guard(InputStream body, long most) {
        return new FilterInputStream(body) {
            private long read;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int some = super.read(into, offset, length);
                count(Math.max(0, some));
                return some;
            }

            private void count(int more) throws IOException {
                read += more;
                if (read > most) {
                    throw new TooLargeBody(most);
                }
            }
        };
    }
}

package io.breakwater.core.connector.mapping;

import com.google.re2j.Pattern;
import io.breakwater.core.connector.Framing;
import io.breakwater.core.connector.JsonFields;
import io.breakwater.core.connector.Malformed;
import io.breakwater.core.connector.Utf8;
import io.breakwater.core.model.Fields;
import java.nio.charset.Charset;
import java.util.List;

/** The syntax of a record: bytes to the product's own fields. */
sealed interface PayloadFormat {
    Fields read(byte[] payload) throws Malformed;

    Framing framing();

    /** One JSON object. */
    record Json() implements PayloadFormat {
        @Override
        public Fields read(byte[] payload) throws Malformed {
            return JsonFields.read(payload);
        }

        @Override
        public Framing framing() {
            return Framing.JSON_VALUES;
        }
    }

    /** A line: a head with named groups, then a body behind it. */
    record Line(Charset charset, Head head, Body body) implements PayloadFormat {
        @Override
        public Fields read(byte[] payload) throws Malformed {
            String text = Utf8.text(payload, charset).strip();
            Fields.Builder fields = Fields.builder();
            int bodyStart = head.read(text, fields);
            body.read(text, bodyStart, fields);
            return fields.build();
        }

        @Override
        public Framing framing() {
            return Framing.LINES;
        }
    }

    /** A line of values under a header line; see {@link Framing#CSV}. */
    record Csv(Charset charset, DelimitedBody columns) implements PayloadFormat {
        @Override
        public Fields read(byte[] payload) throws Malformed {
            String text = Utf8.text(payload, charset);
            int end = text.indexOf('\n');
            if (end < 0) {
                throw new Malformed("csv.header", "a CSV record needs its header line before it");
            }
            List<String> names = columns.names(text.substring(0, end).strip());
            Fields.Builder fields = Fields.builder();
            columns.read(names, text.substring(end + 1), fields);
            return fields.build();
        }

        @Override
        public Framing framing() {
            return Framing.CSV;
        }
    }

    /** What comes first in a line. */
    interface Head {
        /** Adds the head's fields and returns the place behind it. */
        int read(String text, Fields.Builder fields) throws Malformed;

        /** None: the body begins at once. */
        Head NONE = (text, fields) -> 0;

        static Head of(Pattern pattern) {
            return new PatternHead(pattern);
        }
    }

    /** What comes behind the head. */
    interface Body {
        void read(String text, int from, Fields.Builder fields) throws Malformed;

        /** None: the head says it all. */
        Body NONE = (text, from, fields) -> {};
    }
}

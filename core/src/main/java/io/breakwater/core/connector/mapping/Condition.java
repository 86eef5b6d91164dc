package io.breakwater.core.connector.mapping;

import com.google.re2j.Pattern;
import io.breakwater.core.model.Fields;
import java.util.List;

/** What a variant asks of a record's fields. */
sealed interface Condition {
    boolean holds(Fields fields);

    /** All must hold. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Fields fields) {
            for (Condition condition : conditions) {
                if (!condition.holds(fields)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A value of the field is one of these. */
    record OneOf(String field, List<String> values) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            List<String> all = fields.all(field);
            return all != null && all.stream().anyMatch(values::contains);
        }
    }

    /** A value of the field matches, anywhere. */
    record Matches(String field, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            List<String> all = fields.all(field);
            return all != null
                    && all.stream().anyMatch(value -> pattern.matcher(value).find());
        }
    }

    /** The field is there, or is not. */
    record Exists(String field, boolean wanted) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            return fields.has(field) == wanted;
        }
    }
}

package io.breakwater.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TemplateTest {
    @Test
    void fillsPlacesInAnyOrder() {
        assertThat(Template.fill("{1} of {0}, {1}", List.of("ten", "two"))).isEqualTo("two of ten, two");
    }

    @Test
    void doesNotFillWhatAValueBrings() {
        assertThat(Template.fill("asset {0} of {1}", List.of("host-{1}-$1\\", "acme")))
                .isEqualTo("asset host-{1}-$1\\ of acme");
    }

    @Test
    void leavesAPlaceWithoutAValue() {
        assertThat(Template.fill("{0} and {7}", List.of("one"))).isEqualTo("one and {7}");
    }
}

package io.breakwater.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

final class VisibleTextTest {
    private static String page(String text) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new VisibleText());
        Context context = new Context();
        context.setVariable("text", text);
        return engine.process("<p>seen: [[${text}]]</p><pre th:text=\"${text}\">x</pre>", context);
    }

    @Test
    void whatWouldReorderOrHideIsWrittenOut() {
        assertThat(page("invoice\u202efdp.exe"))
                .isEqualTo("<p>seen: invoice&lt;U+202E&gt;fdp.exe</p><pre>invoice&lt;U+202E&gt;fdp.exe</pre>");
    }

    @Test
    void markupAndExpressionsAreText() {
        assertThat(page("<script>[[${7*7}]]</script>\n用户"))
                .contains("<pre>&lt;script&gt;[[${7*7}]]&lt;/script&gt;\n用户</pre>")
                .doesNotContain("49");
    }
}

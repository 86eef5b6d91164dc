package io.breakwater.server.console;

import io.breakwater.core.model.LogText;
import java.util.Set;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Text from logs cannot reorder or hide what a page shows: marks of direction and other active characters are written
 * out on every page, behind the escaping of markup that the templates do.
 */
final class VisibleText extends AbstractDialect implements IPostProcessorDialect {
    private static final int LAST = 1000;

    VisibleText() {
        super("visible text");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return LAST;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, LAST));
    }

    /** Made anew for each page by Thymeleaf. */
    public static final class Handler extends AbstractTemplateHandler {
        /** Called by Thymeleaf. */
        public Handler() {}

        @Override
        public void handleText(IText text) {
            String written = text.getText();
            String visible = LogText.block(written).replaceAll("<(U\\+[0-9A-F]+)>", "&lt;$1&gt;");
            super.handleText(
                    visible.equals(written)
                            ? text
                            : getContext().getModelFactory().createText(visible));
        }
    }
}

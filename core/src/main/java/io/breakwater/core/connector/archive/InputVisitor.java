package io.breakwater.core.connector.archive;

import java.io.IOException;
import java.io.InputStream;

/** Takes what an {@link InputWalker} finds. */
public interface InputVisitor {
    /**
     * Takes one file or archive member, unpacked.
     *
     * @param name display name: path, {@code a.zip!b/c.json}, {@code x.gz!x}
     * @param in to be read before returning; closed by the walker
     */
    void input(String name, InputStream in) throws IOException;

    /**
     * Is told of something that could not be opened or unpacked.
     *
     * @param code for example {@code archive.bomb}, {@code archive.damaged}, {@code input.unreadable}
     */
    void refused(String name, String code, String message);
}

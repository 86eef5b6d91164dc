package io.breakwater.core.connector.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Walks files, folders, and zip and gzip archives within one another, in the order of their names. Archives are told by
 * content, not by name; so is UTF-16 text, which is handed on as UTF-8. Limits keep a zip bomb from filling memory or time: what goes over them is refused with its place,
 * and the next file is read.
 */
public final class InputWalker {
    private static final int MAGIC_BYTES = 4;
    private static final int BUFFER = 64 * 1024;

    private final WalkLimits limits;

    public InputWalker(WalkLimits limits) {
        this.limits = limits;
    }

    /** Walks {@code start}, a file or a folder; links are not followed below it. */
    public void walk(Path start, InputVisitor visitor) {
        if (Files.isRegularFile(start)) {
            file(start, visitor);
        } else if (Files.isDirectory(start)) {
            files(start, visitor).forEach(file -> file(file, visitor));
        } else {
            visitor.refused(start.toString(), "input.missing", "there is no such file or folder: " + start);
        }
    }

    private static List<Path> files(Path folder, InputVisitor visitor) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            visitor.refused(
                    folder.toString(), "input.unreadable", "cannot list the folder: " + unreadable.getMessage());
            return List.of();
        }
    }

    private void file(Path file, InputVisitor visitor) {
        try (InputStream in = Files.newInputStream(file)) {
            stream(file.toString(), in, visitor);
        } catch (IOException unreadable) {
            visitor.refused(file.toString(), "input.unreadable", "cannot read the file: " + unreadable.getMessage());
        }
    }

    /** Walks a stream as if it were a file of that name, for example standard input or an upload. */
    public void stream(String name, InputStream in, InputVisitor visitor) throws IOException {
        new Unpacking(new Budget(limits), visitor).open(name, new BufferedInputStream(in, BUFFER), 0);
    }

    /** The unpacking of one top-level file. */
    private static final class Unpacking {
        private final Budget budget;
        private final InputVisitor visitor;

        Unpacking(Budget budget, InputVisitor visitor) {
            this.budget = budget;
            this.visitor = visitor;
        }

        void open(String name, BufferedInputStream in, int depth) throws IOException {
            Kind kind = Kind.of(in);
            if (kind == Kind.PLAIN) {
                visitor.input(name, in);
            } else if (kind == Kind.UTF16) {
                visitor.input(name, new Utf16AsUtf8(in));
            } else if (kind != Kind.METADATA && depth >= budget.limits().depth()) {
                visitor.refused(
                        name,
                        "archive.too-deep",
                        "more than " + budget.limits().depth() + " archives within one another; unpack it yourself");
            } else if (kind == Kind.GZIP) {
                contained(name, () -> gzip(name, in, depth));
            } else if (kind == Kind.ZIP) {
                contained(name, () -> zip(name, in, depth));
            }
        }

        private interface Step {
            void run() throws IOException;
        }

        /** Damage within an archive ends that archive only. */
        private void contained(String name, Step step) {
            try {
                step.run();
            } catch (TooMuch bomb) {
                bomb(name, bomb);
            } catch (IOException | IllegalArgumentException damaged) {
                visitor.refused(name, "archive.damaged", "cannot be unpacked further: " + damaged.getMessage());
            }
        }

        private void bomb(String name, TooMuch bomb) {
            visitor.refused(name, "archive.bomb", bomb.getMessage() + "; the rest of it is left out");
        }

        private void gzip(String name, InputStream in, int depth) throws IOException {
            Meter packed = new Meter(in);
            InputStream unpacked = budget.guard(new GZIPInputStream(packed, BUFFER), packed);
            open(name + "!" + innerName(name), new BufferedInputStream(unpacked, BUFFER), depth + 1);
        }

        private static String innerName(String name) {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')) + 1);
            return last.endsWith(".gz") ? last.substring(0, last.length() - 3) : last;
        }

        private void zip(String name, InputStream in, int depth) throws IOException {
            Meter packed = new Meter(in);
            // Names that are not marked as UTF-8 may be in any character set: Latin-1 takes every byte.
            ZipInputStream zip = new ZipInputStream(packed, StandardCharsets.ISO_8859_1);
            int members = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members++;
                if (members > budget.limits().entries()) {
                    throw new TooMuch("has more than " + budget.limits().entries() + " members");
                }
                if (!entry.isDirectory()) {
                    member(name + "!" + readable(entry.getName()), zip, packed, depth);
                }
            }
            if (members == 0) {
                throw new ZipException("no member can be read");
            }
        }

        private void member(String name, ZipInputStream zip, Meter packed, int depth) throws IOException {
            InputStream guarded = budget.guard(new Unclosed(zip), packed);
            try {
                open(name, new BufferedInputStream(guarded, BUFFER), depth + 1);
                guarded.transferTo(OutputStream.nullOutputStream());
            } catch (TooMuch bomb) {
                bomb(name, bomb);
                budget.passOver(zip);
            }
        }

        /** Most archivers write UTF-8 without saying so. */
        private static String readable(String latin1) {
            byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
            String utf8 = new String(bytes, StandardCharsets.UTF_8);
            return utf8.indexOf('\ufffd') >= 0 ? latin1 : utf8;
        }
    }

    /** A member's stream must not close the archive. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on behind this member.
        }
    }

    /** What the first bytes say. */
    private enum Kind {
        PLAIN,
        GZIP,
        ZIP,
        /** Text with a byte order mark of two bytes. */
        UTF16,
        /** AppleDouble: what macOS puts beside files in archives; no log. */
        METADATA;

        static Kind of(BufferedInputStream in) throws IOException {
            in.mark(MAGIC_BYTES);
            byte[] magic = in.readNBytes(MAGIC_BYTES);
            in.reset();
            if (starts(magic, 0x1f, 0x8b)) {
                return GZIP;
            }
            if (starts(magic, 'P', 'K', 3, 4)) {
                return ZIP;
            }
            if (starts(magic, 0xff, 0xfe) || starts(magic, 0xfe, 0xff)) {
                return UTF16;
            }
            return starts(magic, 0, 5, 0x16, 7) ? METADATA : PLAIN;
        }

        private static boolean starts(byte[] bytes, int... magic) {
            for (int i = 0; i < magic.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}

package io.breakwater.core.connector.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes small event log files, so that tests need none of anybody else's: chunks with checksums, names and templates
 * written once and referred to afterwards. An event is a template of System and EventData with its values behind it.
 */
final class EvtxWriter {
    private static final int CHUNK = 64 * 1024;
    private static final int SYSTEM_VALUES = 6;

    private final List<byte[]> chunks = new ArrayList<>();
    private Chunk current = new Chunk();

    /** Adds an event; values of {@code eventData} stand under their names, in order. */
    EvtxWriter event(long recordId, int eventId, String channel, Instant time, Map<String, EvtxValue> eventData) {
        current.event(recordId, eventId, channel, time, eventData);
        return this;
    }

    /** Ends the chunk; what follows stands in the next one. */
    EvtxWriter chunk() {
        chunks.add(current.bytes());
        current = new Chunk();
        return this;
    }

    /** The whole file. */
    byte[] file() {
        if (current.records > 0) {
            chunk();
        }
        ByteBuffer file = ByteBuffer.allocate(4096 + chunks.size() * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        file.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
        file.position(4096);
        chunks.forEach(file::put);
        return file.array();
    }

    private static final class Chunk {
        private final ByteBuffer out =
                ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN).position(512);
        private final Map<String, Integer> names = new HashMap<>();
        private final Map<List<String>, Integer> templates = new HashMap<>();
        private int records;
        private long firstId;
        private long lastId;
        private int lastOffset;

        void event(long id, int eventId, String channel, Instant time, Map<String, EvtxValue> eventData) {
            int start = out.position();
            firstId = records == 0 ? id : firstId;
            lastId = id;
            lastOffset = start;
            records++;
            out.putInt(0x2a2a).putInt(0).putLong(id).putLong(EvtxValue.ticks(time));
            fragmentHeader();
            out.put((byte) 0x0c).put((byte) 1).putInt(7);
            template(List.copyOf(eventData.keySet()));
            List<EvtxValue> values = new ArrayList<>(List.of(
                    EvtxValue.u16(eventId),
                    EvtxValue.u8(4),
                    EvtxValue.time(time),
                    EvtxValue.u64(id),
                    EvtxValue.text(channel),
                    EvtxValue.text("ws-1.example.org")));
            values.addAll(eventData.values());
            values(values);
            int length = out.position() + 4 - start;
            out.putInt(length);
            out.putInt(start + 4, length);
        }

        private void fragmentHeader() {
            out.put(new byte[] {0x0f, 1, 1, 0});
        }

        private void values(List<EvtxValue> values) {
            out.putInt(values.size());
            values.forEach(value -> out.putShort((short) value.bytes().length)
                    .put((byte) value.type())
                    .put((byte) 0));
            values.forEach(value -> out.put(value.bytes()));
        }

        private void template(List<String> dataNames) {
            Integer known = templates.get(dataNames);
            if (known != null) {
                out.putInt(known);
                return;
            }
            int offset = out.position() + 4;
            out.putInt(offset);
            templates.put(dataNames, offset);
            out.putInt(0).put(new byte[16]).putInt(0);
            int body = out.position();
            fragmentHeader();
            open("Event", 0);
            system();
            eventData(dataNames);
            out.put((byte) 0x04).put((byte) 0x00);
            out.putInt(offset + 20, out.position() - body);
        }

        private void system() {
            open("System", 0);
            literalAttribute("Provider", "Name", "Fixture-Provider");
            substituted("EventID", 0);
            substituted("Level", 1);
            open("TimeCreated", 1);
            int list = attributesStart();
            attribute("SystemTime");
            substitution(2);
            attributesEnd(list);
            out.put((byte) 0x03);
            substituted("EventRecordID", 3);
            substituted("Channel", 4);
            substituted("Computer", 5);
            out.put((byte) 0x04);
        }

        private void eventData(List<String> names) {
            open("EventData", 0);
            for (int i = 0; i < names.size(); i++) {
                boolean named = !names.get(i).isEmpty();
                open("Data", named ? 1 : 0);
                if (named) {
                    int list = attributesStart();
                    attribute("Name");
                    literal(names.get(i));
                    attributesEnd(list);
                }
                out.put((byte) 0x02);
                substitution(SYSTEM_VALUES + i);
                out.put((byte) 0x04);
            }
            out.put((byte) 0x04);
        }

        /** Begins an element; one without attributes that is to have children is closed as such at once. */
        private void open(String name, int attributes) {
            out.put((byte) (attributes > 0 ? 0x41 : 0x01)).putShort((short) -1).putInt(0);
            name(name);
            boolean container = attributes == 0 && !name.equals("Data") && !isSystemValue(name);
            if (container) {
                out.put((byte) 0x02);
            }
        }

        private static boolean isSystemValue(String name) {
            return List.of("EventID", "Level", "EventRecordID", "Channel", "Computer")
                    .contains(name);
        }

        private void substituted(String name, int index) {
            open(name, 0);
            out.put((byte) 0x02);
            substitution(index);
            out.put((byte) 0x04);
        }

        private void literalAttribute(String element, String name, String value) {
            open(element, 1);
            int list = attributesStart();
            attribute(name);
            literal(value);
            attributesEnd(list);
            out.put((byte) 0x03);
        }

        private int attributesStart() {
            out.putInt(0);
            return out.position();
        }

        private void attributesEnd(int start) {
            out.putInt(start - 4, out.position() - start);
        }

        private void attribute(String name) {
            out.put((byte) 0x06);
            name(name);
        }

        private void literal(String text) {
            out.put((byte) 0x05).put((byte) 0x01).putShort((short) text.length());
            out.put(text.getBytes(StandardCharsets.UTF_16LE));
        }

        private void substitution(int index) {
            out.put((byte) 0x0e).putShort((short) index).put((byte) 0x01);
        }

        private void name(String name) {
            Integer known = names.get(name);
            if (known != null) {
                out.putInt(known);
                return;
            }
            int offset = out.position() + 4;
            names.put(name, offset);
            out.putInt(offset).putInt(0).putShort((short) 0).putShort((short) name.length());
            out.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        }

        byte[] bytes() {
            int end = out.position();
            byte[] bytes = out.array();
            ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            header.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
            header.putLong(1).putLong(records).putLong(firstId).putLong(lastId);
            header.putInt(128).putInt(lastOffset).putInt(end);
            CRC32 sum = new CRC32();
            sum.update(bytes, 512, end - 512);
            header.putInt((int) sum.getValue());
            CRC32 headerSum = new CRC32();
            headerSum.update(bytes, 0, 120);
            headerSum.update(bytes, 128, 384);
            header.putInt(124, (int) headerSum.getValue());
            return bytes;
        }
    }
}

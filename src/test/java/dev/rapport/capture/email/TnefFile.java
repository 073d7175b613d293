package dev.rapport.capture.email;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a {@code winmail.dat} as Outlook does (MS-OXTNEF 2.1), as far as tests need it. */
final class TnefFile {

    private static final int MAPI = 0x00069003;
    private static final int BINARY = 0x0102;
    private static final int UNICODE = 0x001F;
    private static final int LONG = 0x0003;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, byte[]> properties = new LinkedHashMap<>();

    TnefFile() {
        out.writeBytes(little(4).putInt(0x223E9F78).array());
        out.writeBytes(little(2).putShort((short) 1).array());
        attribute(1, 0x00089006, little(4).putInt(0x00010000).array());
        attribute(1, 0x00069007, little(8).putInt(1252).putInt(0).array());
    }

    /** The text as HTML, of a number of Windows' for a charset. */
    TnefFile html(byte[] html, int codePage) {
        properties.put(0x3FDE << 16 | LONG, little(4).putInt(codePage).array());
        properties.put(0x1013 << 16 | BINARY, html);
        return this;
    }

    /** The text as RTF, in the form that says it is not compressed (MS-OXRTFCP 2.1.3). */
    TnefFile rtf(String rtf) {
        byte[] raw = rtf.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packed = little(16 + raw.length);
        packed.putInt(raw.length + 12)
                .putInt(raw.length)
                .putInt(0x414C454D)
                .putInt(0)
                .put(raw);
        properties.put(0x1009 << 16 | BINARY, packed.array());
        return this;
    }

    /** The text as programs of before MAPI have it. */
    TnefFile body(byte[] text) {
        attribute(1, 0x0002800C, text);
        return this;
    }

    /** @param content null for a thing that is no file */
    TnefFile attachment(String shortName, String longName, byte... content) {
        endMessage();
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x00018010, (shortName + "\0").getBytes(StandardCharsets.US_ASCII));
        if (content.length > 0) {
            attribute(2, 0x0006800F, content);
        }
        attribute(2, 0x00069005, mapi(Map.of(0x3707 << 16 | UNICODE, unicode(longName))));
        return this;
    }

    byte[] bytes() {
        endMessage();
        return out.toByteArray();
    }

    private void endMessage() {
        if (!properties.isEmpty()) {
            attribute(1, MAPI, mapi(properties));
            properties.clear();
        }
    }

    private static byte[] unicode(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] mapi(Map<Integer, byte[]> properties) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(little(4).putInt(properties.size()).array());
        properties.forEach((tag, value) -> {
            all.writeBytes(little(4).putInt(tag).array());
            if ((tag & 0xFFFF) != LONG) {
                all.writeBytes(little(8).putInt(1).putInt(value.length).array());
            }
            all.writeBytes(value);
            all.writeBytes(new byte[(4 - value.length % 4) % 4]);
        });
        return all.toByteArray();
    }

    private void attribute(int level, int id, byte[] value) {
        int sum = 0;
        for (byte one : value) {
            sum += one & 0xFF;
        }
        out.write(level);
        out.writeBytes(little(8).putInt(id).putInt(value.length).array());
        out.writeBytes(value);
        out.writeBytes(little(2).putShort((short) sum).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package io.networkruntime.engine.ops.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;

/** DER elements as byte arrays, written inside out (ITU-T X.690). */
final class DerWriter {
    private DerWriter() {}

    static byte[] sequence(byte[]... elements) {
        return element(DerReader.SEQUENCE, elements);
    }

    static byte[] octetString(byte[] content) {
        return element(DerReader.OCTET_STRING, content);
    }

    static byte[] bitString(byte[] content) {
        return element(DerReader.BIT_STRING, new byte[] {0}, content);
    }

    static byte[] integer(BigInteger value) {
        return element(DerReader.INTEGER, value.toByteArray());
    }

    /** An object identifier from the hexadecimal of its content octets. */
    static byte[] objectIdentifier(String hex) {
        return element(DerReader.OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
    }

    static byte[] element(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        writeLength(out, length);
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.write(length >> shift);
        }
    }
}

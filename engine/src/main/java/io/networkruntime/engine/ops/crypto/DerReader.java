package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/** A strict DER reader (ITU-T X.690 §8 to §10) over one array: only what SubjectPublicKeyInfo and PKCS #8 are made of. */
final class DerReader {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private final int end;
    private int at;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean nextIs(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    DerReader sequence() throws KeyDataException {
        return constructed(SEQUENCE);
    }

    /** Enters the element of a constructed tag and steps over it. */
    DerReader constructed(int tag) throws KeyDataException {
        int length = header(tag);
        DerReader inner = new DerReader(bytes, at, at + length);
        at += length;
        return inner;
    }

    byte[] octetString() throws KeyDataException {
        return content(OCTET_STRING);
    }

    byte[] bitString() throws KeyDataException {
        return bitString(BIT_STRING);
    }

    /** A bit string of whole bytes under the tag given (PKCS #8 v2 tags its public key implicitly). */
    byte[] bitString(int tag) throws KeyDataException {
        byte[] content = content(tag);
        if (content.length == 0 || content[0] != 0) {
            throw new KeyDataException("DER bit string is not a whole number of bytes");
        }
        return Arrays.copyOfRange(content, 1, content.length);
    }

    /** A non-negative integer in its shortest form. */
    BigInteger integer() throws KeyDataException {
        byte[] content = content(INTEGER);
        if (content.length == 0 || content[0] < 0) {
            throw new KeyDataException("DER integer is empty or negative");
        }
        if (content.length > 1 && content[0] == 0 && content[1] >= 0) {
            throw new KeyDataException("DER integer is not in its shortest form");
        }
        return new BigInteger(content);
    }

    /** The content octets of an object identifier, in hexadecimal. */
    String objectIdentifier() throws KeyDataException {
        return HexFormat.of().formatHex(content(OBJECT_IDENTIFIER));
    }

    /** All that is left, in hexadecimal. */
    String rest() {
        String hex = HexFormat.of().formatHex(bytes, at, end);
        at = end;
        return hex;
    }

    byte[] content(int tag) throws KeyDataException {
        int length = header(tag);
        byte[] content = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return content;
    }

    void finish() throws KeyDataException {
        if (at != end) {
            throw new KeyDataException("DER structure has " + (end - at) + " bytes too many");
        }
    }

    private int header(int tag) throws KeyDataException {
        if (!nextIs(tag)) {
            throw new KeyDataException("DER tag 0x%02x expected at byte %d".formatted(tag, at));
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw new KeyDataException("DER element ends outside its container");
        }
        return length;
    }

    private int length() throws KeyDataException {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > 3) {
            throw new KeyDataException("DER length is indefinite or above 16 MiB");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | octet();
        }
        if (length < 0x80 || length < (1 << (8 * (count - 1)))) {
            throw new KeyDataException("DER length is not in its shortest form");
        }
        return length;
    }

    private int octet() throws KeyDataException {
        if (at >= end) {
            throw new KeyDataException("DER structure is cut short");
        }
        return bytes[at++] & 0xff;
    }
}

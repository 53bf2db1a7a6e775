package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** Non-negative integers as big-endian bytes, the way JWK and SEC 1 write them. */
final class Unsigned {
    private Unsigned() {}

    static BigInteger decode(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /** The shortest form; zero is one zero byte. */
    static byte[] encode(BigInteger value) {
        byte[] signed = value.toByteArray();
        return signed.length > 1 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    /** The form of exactly {@code size} bytes, zeros in front; the value must fit. */
    static byte[] encode(BigInteger value, int size) {
        byte[] shortest = encode(value);
        byte[] padded = new byte[size];
        System.arraycopy(shortest, 0, padded, size - shortest.length, shortest.length);
        return padded;
    }
}

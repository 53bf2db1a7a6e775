package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CTR with a counter in the last 1 to 128 bits of the block (WebCrypto §27). JCA counts with the whole block; so the data is cut
 * where the counter wraps, and the second run starts at counter 0 with the same nonce in front.
 */
final class AesCtr {
    private static final int BLOCK = 16;

    private AesCtr() {}

    /** Encrypts, which is also how to decrypt. Refuses data that would use one counter value twice. */
    static byte[] apply(byte[] key, byte[] counterBlock, int counterBits, byte[] data) throws GeneralSecurityException {
        BigInteger values = BigInteger.ONE.shiftLeft(counterBits);
        BigInteger blocks = BigInteger.valueOf(Math.ceilDiv(data.length, BLOCK));
        if (blocks.compareTo(values) > 0) {
            throw new GeneralSecurityException(
                    "%d blocks do not fit an AES-CTR counter of %d bits".formatted(blocks, counterBits));
        }
        BigInteger block = Unsigned.decode(counterBlock);
        BigInteger untilWrap = values.subtract(block.mod(values));
        if (blocks.compareTo(untilWrap) <= 0) {
            return run(key, counterBlock, data, 0, data.length);
        }
        int cut = untilWrap.intValueExact() * BLOCK;
        byte[] first = run(key, counterBlock, data, 0, cut);
        byte[] wrapped = Unsigned.encode(block.subtract(block.mod(values)), BLOCK);
        byte[] second = run(key, wrapped, data, cut, data.length - cut);
        byte[] output = new byte[data.length];
        System.arraycopy(first, 0, output, 0, cut);
        System.arraycopy(second, 0, output, cut, second.length);
        return output;
    }

    private static byte[] run(byte[] key, byte[] counterBlock, byte[] data, int start, int length)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counterBlock));
        return cipher.doFinal(data, start, length);
    }
}

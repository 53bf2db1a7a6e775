package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;

/** HKDF (RFC 5869) with any of the hashes; JCA's own lacks SHA-1 and SHA-3. */
final class Hkdf {
    private static final int MOST_BLOCKS = 255;

    private Hkdf() {}

    /** @throws GeneralSecurityException where more than 255 blocks of the hash are asked for (RFC 5869 §2.3) */
    static byte[] derive(Hashes hash, byte[] secret, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        Mac mac = Hmac.keyed(hash, Hmac.sign(hash, salt, secret));
        if (length > MOST_BLOCKS * mac.getMacLength()) {
            throw new GeneralSecurityException("HKDF gives at most %d bytes with %s, %d were asked for"
                    .formatted(MOST_BLOCKS * mac.getMacLength(), hash.standardName(), length));
        }
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; counter++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) counter});
            int take = Math.min(block.length, length - done);
            System.arraycopy(block, 0, output, done, take);
            done += take;
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }
}

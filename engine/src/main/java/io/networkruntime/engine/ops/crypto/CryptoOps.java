package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;

/** All ops behind {@code crypto}. Random bytes are made on the isolate's thread; the rest may take up to seconds of CPU. */
public final class CryptoOps {
    private static final int MOST_RANDOM_BYTES = 65536;

    /** The share of Java's heap that the arguments of one isolate's operations may fill; their results and copies come on top. */
    private static final int HEAP_SHARE = 64;

    private CryptoOps() {}

    /** Adds the ops to a table; {@code random} may be shared by all isolates. */
    public static void register(OpTable table, SecureRandom random) {
        table.sync("cryptoRandom", a -> {
            long length = a.integer(0);
            if (length < 0 || length > MOST_RANDOM_BYTES) {
                throw OpException.rangeError("cryptoRandom gives 0 to " + MOST_RANDOM_BYTES + " bytes, not " + length);
            }
            byte[] bytes = new byte[(int) length];
            random.nextBytes(bytes);
            return bytes;
        });
        table.sync("cryptoMostBytes", _ -> mostBytes(Runtime.getRuntime().maxMemory()));
        HashOps.register(table);
        PieceOps.register(table);
        CipherOps.register(table);
        RsaOps.register(table, random);
        EcOps.register(table);
        CfrgOps.register(table, random);
    }

    /**
     * Has JCA read its files, which it does at its first use: {@code conf/security/java.security} and {@code policy}, the
     * libraries {@code nio}, {@code net} and {@code jimage}, {@code /dev/random} and {@code /dev/urandom}. Any thread; to be called
     * before the process gives up its right to open files. Takes some 50 ms once.
     */
    public static void readFiles(SecureRandom random) {
        random.nextBytes(new byte[1]);
        try {
            Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM: is the module java.base complete?", e);
        }
    }

    /** How many bytes of arguments may be under way at once; the bundle lets operations wait, and refuses larger ones. */
    static int mostBytes(long heapBytes) {
        return Math.clamp(heapBytes / HEAP_SHARE, 1 << 19, 1 << 26);
    }
}

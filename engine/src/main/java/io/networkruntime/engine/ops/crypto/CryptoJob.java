package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import org.jspecify.annotations.Nullable;

/** The body of a cryptographic op, with JCA's failures turned into the two that WebCrypto knows: DataError and OperationError. */
@FunctionalInterface
interface CryptoJob {
    @Nullable
    Object run(OpArguments arguments) throws GeneralSecurityException;

    static OpTable.Body of(CryptoJob job) {
        return arguments -> {
            try {
                return job.run(arguments);
            } catch (KeyDataException badKey) {
                throw new OpException("DataError", String.valueOf(badKey.getMessage()));
            } catch (GeneralSecurityException failed) {
                throw operationError(failed);
            } catch (ArithmeticException
                    | IllegalArgumentException
                    | IllegalStateException
                    | ProviderException failed) {
                // Providers answer numbers they do not like, such as a "prime" that is none, with these.
                throw operationError(failed);
            }
        };
    }

    private static OpException operationError(Exception failed) {
        String message = failed.getMessage();
        return new OpException("OperationError", message == null ? "The operation failed" : message);
    }
}

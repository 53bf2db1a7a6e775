package io.networkruntime.engine.inspector;

import io.networkruntime.engine.json.JsonReader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One stay of V8 in its own loop, from a pause to what ends it.
 *
 * <p>The owner of the isolate begins and ends it. Whether V8 takes messages already is not known when it begins, so that is
 * proven before anything is handed over. A message that may end the stay holds back all others until it is answered.
 */
final class Stay {
    private static final Pattern MAY_LEAVE = Pattern.compile(
            "\"method\"\\s*:\\s*\"Debugger\\.(?:resume|step\\w+|disable|continueToLocation|restartFrame)\"");

    /** What may end the stay: V8's answer begins with these words. */
    private record Leaving(DebugSession by, String answer, boolean surely) {}

    /** What an answer means for the stay. */
    enum Answer {
        OTHER,
        /** V8 stays. */
        REFUSED,
        LEAVES,
        /** V8 leaves if the debugger that disabled itself was one that V8 listened to. */
        MAY_LEAVE
    }

    private volatile CompletableFuture<Void> proof = new CompletableFuture<>();
    private volatile @Nullable Leaving leaving;

    /** V8 has answered in its loop; by the owner. */
    void prove() {
        proof.complete(null);
    }

    /** Waits for the proof; false if it has not come in time. */
    boolean awaitProof(long millis) throws InterruptedException {
        try {
            proof.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    boolean isProven() {
        return proof.isDone();
    }

    boolean isHeld() {
        return leaving != null;
    }

    /** Looks at a message before it is handed over: one that may end the stay, which gives true, holds back those after it. */
    boolean note(DebugSession by, String message) {
        if (!MAY_LEAVE.matcher(message).find()) {
            return false;
        }
        Map<String, @Nullable Object> request;
        try {
            request = JsonReader.readObject(message);
        } catch (IllegalArgumentException refusedByV8) {
            return false;
        }
        if (request.get("id") instanceof Double id && request.get("method") instanceof String method) {
            leaving = new Leaving(by, "{\"id\":" + id.longValue() + ",", !method.equals("Debugger.disable"));
        }
        return isHeld();
    }

    /** Judges an answer of V8 to this debugger; by the owner. What was held back no longer is. */
    Answer judge(DebugSession to, String message) {
        Leaving asked = leaving;
        if (asked == null || !asked.by().equals(to) || !message.startsWith(asked.answer())) {
            return Answer.OTHER;
        }
        Answer answer = message.startsWith("\"error\"", asked.answer().length())
                ? Answer.REFUSED
                : asked.surely() ? Answer.LEAVES : Answer.MAY_LEAVE;
        if (answer == Answer.MAY_LEAVE) {
            proof = new CompletableFuture<>();
        }
        if (answer != Answer.LEAVES) {
            leaving = null;
        }
        return answer;
    }
}

package io.networkruntime.engine.inspector;

import com.caoccao.javet.interop.IV8InspectorListener;
import java.util.function.Consumer;

/**
 * Hears what V8 says in one conversation of the DevTools protocol, on the thread of the isolate's owner.
 *
 * @param responses hears answers to what was asked, as JSON
 * @param notifications hears what V8 says by itself, as JSON
 */
public record ProtocolListener(Consumer<String> responses, Consumer<String> notifications)
        implements IV8InspectorListener {
    /** Of a conversation in which V8 is asked for no notifications. */
    public static ProtocolListener ofResponses(Consumer<String> responses) {
        return new ProtocolListener(responses, _ -> {});
    }

    @Override
    public void receiveResponse(String message) {
        responses.accept(message);
    }

    @Override
    public void receiveNotification(String message) {
        notifications.accept(message);
    }

    @Override
    public void flushProtocolNotifications() {
        // Each message was heard when it was said.
    }

    @Override
    public void runIfWaitingForDebugger(int contextGroupId) {
        // Who waits for debuggers reads that from their requests.
    }

    @Override
    public void sendRequest(String message) {
        // Said by the conversation itself.
    }
}

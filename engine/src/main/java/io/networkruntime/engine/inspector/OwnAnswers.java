package io.networkruntime.engine.inspector;

import com.caoccao.javet.interop.IV8InspectorListener;

/** Hears what V8 answers to the inspector's own questions. */
final class OwnAnswers implements IV8InspectorListener {
    private final Runnable answered;

    OwnAnswers(Runnable answered) {
        this.answered = answered;
    }

    @Override
    public void receiveResponse(String message) {
        answered.run();
    }

    @Override
    public void receiveNotification(String message) {
        // None is asked for.
    }

    @Override
    public void flushProtocolNotifications() {
        // None is asked for.
    }

    @Override
    public void runIfWaitingForDebugger(int contextGroupId) {
        // It never waits.
    }

    @Override
    public void sendRequest(String message) {
        // Said by the inspector itself.
    }
}

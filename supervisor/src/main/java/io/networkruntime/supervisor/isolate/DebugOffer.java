package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.IsolateSpec;

/** Where worker isolates are shown to debuggers. Called on any thread, and must be brief. */
public interface DebugOffer {
    /** No debugger finds any. */
    DebugOffer NONE = new DebugOffer() {
        @Override
        public IsolateSpec.Inspection inspection() {
            return IsolateSpec.Inspection.NONE;
        }

        @Override
        public void present(DebugLines isolate) {
            // Nobody looks.
        }

        @Override
        public void withdraw(DebugLines isolate) {
            // Nobody looked.
        }
    };

    /** How isolates are to be created. */
    IsolateSpec.Inspection inspection();

    /** An isolate is there. */
    void present(DebugLines isolate);

    /** It has ended. */
    void withdraw(DebugLines isolate);
}
